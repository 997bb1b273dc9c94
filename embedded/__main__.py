"""Entry of the supervisor process; `embedded.stack.Stack` starts it."""

import sys

from embedded.supervisor import main

sys.exit(main())
