# shellcheck shell=bash
# A single node on this machine from Debian's packages, in namespaces of its own (hack/lib/native).

source "$hack/lib/native/rootfs.sh"

native_up() {
    local name=$1
    BIN_DIR=$(readlink -f "$("$hack/kube-bins")")
    ROOTFS=$(as_root env DECNET_CACHE="$(cache_dir)" "$hack/lib/native/rootfs")
    export BIN_DIR ROOTFS
    as_root "$hack/lib/native/node" start "$name"
    (umask 077 && as_root "$hack/lib/native/node" kubeconfig "$name" >"$(cluster_kubeconfig "$name")")
}

native_down() { as_root "$hack/lib/native/node" stop "$1"; }
native_status() { as_root "$hack/lib/native/node" state "$1"; }
native_load() { as_root "$hack/lib/native/node" load "$1" "$2"; }

# The bridge plugin enforces no NetworkPolicy and Debian packages no engine that does. Only what the node's routes
# allow is certain: nothing beyond this machine can be reached.
native_enforces_policy() { echo false; }
