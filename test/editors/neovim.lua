-- Opens a file in Neovim with ndlens as its language server, and writes as JSON what the editor got.
local file, result = vim.env.NDLENS_FILE, vim.env.NDLENS_RESULT
local command = vim.split(vim.env.NDLENS_COMMAND, "\n")
local answers = { errors = {} }

local function wait_for(what, ready)
  if not vim.wait(20000, ready, 20) then table.insert(answers.errors, "no " .. what) end
end

vim.cmd("edit " .. vim.fn.fnameescape(file))
local buffer = vim.api.nvim_get_current_buf()
local id = vim.lsp.start_client({
  name = "ndlens",
  cmd = command,
  root_dir = vim.fn.fnamemodify(file, ":h"),
  on_error = function(code, message) table.insert(answers.errors, { code, message }) end,
})
vim.lsp.buf_attach_client(buffer, id)
wait_for("diagnostics", function() return #vim.diagnostic.get(buffer) > 0 end)
answers.diagnostics = vim.diagnostic.get(buffer)

local client = vim.lsp.get_client_by_id(id)
local function ask(method, more)
  local document = { textDocument = { uri = vim.uri_from_bufnr(buffer) } }
  local reply = client.request_sync(method, vim.tbl_extend("force", document, more), 20000, buffer)
  return reply and reply.result
end

local finding = answers.diagnostics[1]
local place = { line = finding.lnum, character = finding.col }
local all = { start = { line = 0, character = 0 }, ["end"] = { line = vim.api.nvim_buf_line_count(buffer), character = 0 } }
answers.hover = ask("textDocument/hover", { position = { line = 1, character = 0 } })
answers.hints = ask("textDocument/inlayHint", { range = all })
answers.actions = ask("textDocument/codeAction", {
  range = { start = place, ["end"] = place },
  context = { diagnostics = vim.empty_dict() },
})
-- The editor itself applies the first fix.
vim.lsp.util.apply_workspace_edit(answers.actions[1].edit, client.offset_encoding)
answers.text = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
wait_for("clean file after the fix", function() return #vim.diagnostic.get(buffer) == 0 end)
vim.fn.writefile({ vim.json and vim.json.encode(answers) or vim.fn.json_encode(answers) }, result)
vim.cmd("qall!")
