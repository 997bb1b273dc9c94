"""The console for operators, at `/console`: pages made on the server, which work without JavaScript."""
