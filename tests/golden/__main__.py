"""`python -m tests.golden` writes the golden files anew: read the difference before it is committed."""

from tests.golden.snapshots import FOLDER, snapshots

FOLDER.mkdir(parents=True, exist_ok=True)
wanted = snapshots()
for path in FOLDER.glob("*.txt"):
    if path.name not in wanted:
        path.unlink()
for name, text in wanted.items():
    (FOLDER / name).write_text(text, encoding="utf-8")
print(f"{len(wanted)} golden letters written")
