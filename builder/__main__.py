"""`python -m builder` is the command `onrecord`."""

import sys

from builder.cli import main

sys.exit(main())
