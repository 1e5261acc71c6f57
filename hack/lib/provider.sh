# shellcheck shell=bash
# Which kind of cluster, and where its kubeconfig is. Each provider is a file with the same five functions:
# <provider>_up, _down, _status, _load NAME ARCHIVE and _check (can it be used here? prints the reason if not).

PROVIDERS="native kind existing"

provider_choose() {
    local name=$1 chosen=${DECNET_PROVIDER:-}
    # What a cluster was made with stays true until it is taken down.
    [[ -n $chosen ]] || chosen=$(cat "$(cluster_dir "$name")/provider" 2>/dev/null || true)
    if [[ -z $chosen ]]; then
        if [[ -n ${DECNET_KUBECONTEXT:-} && $name == decnet ]]; then
            chosen=existing
        elif command -v kind >/dev/null 2>&1 && docker info >/dev/null 2>&1; then
            chosen=kind
        else
            chosen=native
        fi
    fi
    [[ " $PROVIDERS " == *" $chosen "* ]] || die "DECNET_PROVIDER=$chosen is not one of: $PROVIDERS"
    printf '%s\n' "$chosen"
}

cluster_dir() { printf '%s/clusters/%s\n' "$(cache_dir)" "$1"; }
cluster_kubeconfig() { printf '%s/kubeconfig\n' "$(cluster_dir "$1")"; }

cluster_kubectl() {
    local name=$1
    shift
    "$hack/bin/kubectl" --kubeconfig "$(cluster_kubeconfig "$name")" "$@"
}

cluster_reachable() { cluster_kubectl "$1" --request-timeout=5s get --raw /readyz >/dev/null 2>&1; }

# as_root COMMAND…: directly, or with sudo, keeping what the scripts read from the environment.
as_root() {
    if ((EUID == 0)); then
        "$@"
    elif command -v sudo >/dev/null 2>&1; then
        sudo --preserve-env=DECNET_CACHE,DECNET_NET_SECOND_OCTET,DEBIAN_SUITE,DEBIAN_MIRROR,KUBE_BIN_DIR,BIN_DIR,ROOTFS "$@"
    else
        die "this needs root" "run it as root, install sudo, or use kind or an existing cluster (DECNET_PROVIDER)"
    fi
}
