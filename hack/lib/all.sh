# shellcheck shell=bash
# Sources the whole library; `hack` is the directory of the scripts, `repository` the tree.
hack=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
repository=$(dirname "$hack")
for part in log cache debian packages kubernetes tools verifiers; do
    # shellcheck source=/dev/null
    source "$hack/lib/$part.sh"
done
