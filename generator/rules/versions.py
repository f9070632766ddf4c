"""Rules on the versions of a policy: who signed which text off."""

from __future__ import annotations

from generator.rules import WARNING, Found, Written, rule


@rule(WARNING)
def sign_off_of_another_text(written: Written) -> Found:
    """Somebody signed a text off, and the policy says something else by now, so nobody answers for what is published.

    Have it signed off again, and write down its new digest, which the built Markdown and JSON carry.
    """
    policy, digest = written.given.declaration.policy, written.document.digest
    for i, one in enumerate(policy.signed_off or []):
        if one.digest != digest:
            yield ("policy", "signed_off", i, "digest"), f"'{one.by}' signed off another text than the one that follows"
