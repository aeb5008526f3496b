"""``python -m publead``: the same as the command ``publead``."""

import sys

from publead.cli import main

if __name__ == "__main__":
    sys.exit(main())
