# shellcheck shell=bash
# A cluster that somebody else runs, in a context that the user has named. It is never started or stopped from here.

existing_up() {
    local name=$1 context=${DECNET_KUBECONTEXT:-}
    [[ -n $context ]] || context=$("$hack/bin/kubectl" config current-context) ||
        die "no context to use" "name it: DECNET_KUBECONTEXT=…"
    (umask 077 && "$hack/bin/kubectl" config view --minify --flatten --context "$context" >"$(cluster_kubeconfig "$name")")
    cluster_reachable "$name" || die "the cluster in context '$context' does not answer" "check: kubectl --context '$context' get nodes"
}

existing_down() { :; }
existing_status() { cluster_kubectl "$1" get nodes; }

# There is no way into somebody else's nodes but their registry.
existing_load() {
    die "images can't be loaded into an existing cluster" \
        "push $2 to a registry it can pull from, and set images.*.repository in the chart's values (DECNET_IMAGE_REGISTRY)"
}

existing_enforces_policy() { echo unknown; }
