"""Entry of the supervisor process; `cli.stack.stack.Stack` starts it."""

import sys

from cli.stack.supervisor import main

sys.exit(main())
