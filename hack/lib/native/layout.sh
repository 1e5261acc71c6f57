# shellcheck shell=bash

# node_layout VERSION DIRECTORY: what the node sees as /etc/kubernetes, without keys.
node_layout() {
    local version=${1#v} into=$2 minor component
    [[ $version =~ ^1\.([0-9]+) ]] || die "not a Kubernetes version: $version"
    minor=${BASH_REMATCH[1]}
    ((minor >= 20 && minor <= 36)) || die "Kubernetes $version is not among 1.20 to 1.36" "set KUBE_BIN_DIR to binaries of another release"
    mkdir -p "$into/components" "$into/cni"
    for component in $(components); do
        "flags_${component//-/_}" "$minor" >"$into/components/$component"
    done
    config_kubelet "$minor" >"$into/kubelet.yaml"
    config_kube_proxy >"$into/kube-proxy.yaml"
    config_containerd >"$into/containerd.toml"
    config_cni >"$into/cni/10-pods.conflist"
}
