/** Called by VS Code when the first Python file is opened. */
export function activate(): void {}
