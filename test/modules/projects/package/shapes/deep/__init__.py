from ..base import Shape as Base
from .inner import Inner
