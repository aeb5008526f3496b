"""What a framework says and what stands behind it; two side by side; a figure with its interval."""

from publead import evidence, frameworks
from publead.frameworks import SOLACE_CONTEXTUAL, TIZARD


def main() -> None:
    """Print a framework, a crosswalk, and two claims that contradict each other."""
    print(SOLACE_CONTEXTUAL)
    print()
    print(SOLACE_CONTEXTUAL.explain())
    print()

    beside = frameworks.crosswalk(SOLACE_CONTEXTUAL.id, TIZARD.id)
    print(beside)
    print()

    print(evidence.load("lgc-2014-outsourcing"))
    print()

    claim = evidence.load("leadocracy-who-problem")
    print(claim)
    print()
    for other in evidence.opposing(claim.id):
        print(other)


if __name__ == "__main__":
    main()
