"""Counts the bytes that NumPy allocates for the elements of arrays, through a memory handler of its C API (NEP 49)."""

import contextlib
import ctypes
import ctypes.util

import numpy as np

# Its place in NumPy's table of C functions; it is part of the binary interface and does not change.
SET_HANDLER = 304

MALLOC = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
CALLOC = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t, ctypes.c_size_t)
REALLOC = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)
FREE = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t)


class Handler(ctypes.Structure):
    """PyDataMem_Handler."""

    _fields_ = [
        ("name", ctypes.c_char * 127),
        ("version", ctypes.c_uint8),
        ("context", ctypes.c_void_p),
        ("malloc", MALLOC),
        ("calloc", CALLOC),
        ("realloc", REALLOC),
        ("free", FREE),
    ]


class DataMemory:
    """Bytes allocated in all, alive now, and alive at most. One object serves for the life of the process."""

    allocated = 0
    live = 0
    peak = 0
    # Called with the size of each allocation, where somebody wants to know.
    watch = None

    def __init__(self):
        libc = ctypes.CDLL(ctypes.util.find_library("c"))
        for kind, name in ((MALLOC, "malloc"), (CALLOC, "calloc"), (REALLOC, "realloc"), (FREE, "free")):
            function = getattr(libc, name)
            function.restype = kind._restype_
            # The C functions take what the handler's take, without its context; free has no use for the size.
            function.argtypes = kind._argtypes_[1:] if name != "free" else [ctypes.c_void_p]
        libc.malloc_usable_size.restype = ctypes.c_size_t
        libc.malloc_usable_size.argtypes = [ctypes.c_void_p]

        def note(address, size):
            self.allocated += size
            self.live += size
            self.peak = max(self.peak, self.live)
            if self.watch is not None:
                self.watch(size)
            return address

        def malloc(_, size):
            return note(libc.malloc(size), size)

        def calloc(_, count, size):
            return note(libc.calloc(count, size), count * size)

        def realloc(_, address, size):
            self.live -= libc.malloc_usable_size(address)
            return note(libc.realloc(address, size), size)

        def free(_, address, size):
            self.live -= size
            libc.free(address)

        self.handler = Handler(b"counting", 1, None, MALLOC(malloc), CALLOC(calloc), REALLOC(realloc), FREE(free))
        new_capsule = ctypes.pythonapi.PyCapsule_New
        new_capsule.restype = ctypes.py_object
        new_capsule.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_void_p]
        self.capsule = new_capsule(ctypes.addressof(self.handler), b"mem_handler", None)
        pointer = ctypes.pythonapi.PyCapsule_GetPointer
        pointer.restype = ctypes.c_void_p
        pointer.argtypes = [ctypes.py_object, ctypes.c_char_p]
        table = ctypes.cast(pointer(np._core._multiarray_umath._ARRAY_API, None), ctypes.POINTER(ctypes.c_void_p))
        self.set_handler = ctypes.PYFUNCTYPE(ctypes.py_object, ctypes.py_object)(table[SET_HANDLER])

    @contextlib.contextmanager
    def counting(self):
        """Counts from zero while the block runs."""
        self.allocated = self.live = self.peak = 0
        former = self.set_handler(self.capsule)
        try:
            yield self
        finally:
            self.set_handler(former)
