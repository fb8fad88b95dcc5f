"""What stands in `training` is imported as it is there."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "training"))
