# shellcheck shell=bash
# Kubernetes from Debian's source package, which carries the whole vendored upstream tree. Debian ships no API server
# binary, and 1.20 builds with Debian's Go only in GOPATH mode and without the cloud providers.

# Counts up with every change to how the binaries are built, so that older ones in a cache are built anew.
KUBE_RECIPE=2
KUBE_BINARIES=(kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kubectl)
GO_PACKAGES=(golang-1.19-go golang-1.19-src)

# kube_download DIRECTORY: apt verifies the signature of the index and the hashes of the three files.
kube_download() {
    mkdir -p "$1"
    (cd "$1" && debian_apt source --download-only kubernetes && sha256sum -- kubernetes_* >SHA256SUMS)
}

# kube_unpack DOWNLOADS TREE: dpkg-source applies Debian's patches (security fixes among them).
kube_unpack() {
    local downloads=$1 tree=$2
    (cd "$downloads" && sha256sum --quiet -c SHA256SUMS)
    mkdir -p "$tree/src/k8s.io"
    dpkg-source --no-check -x "$downloads"/kubernetes_*.dsc "$tree/src/k8s.io/kubernetes"
    kube_fit_go "$tree/src/k8s.io/kubernetes/vendor/github.com/modern-go/reflect2"
}

# kube_fit_go REFLECT2: since Go 1.18 reflect.mapiterinit takes the iterator instead of returning one. The vendored library
# calls it the old way, and the API server dies with a segmentation fault on the first server-side apply with a map in it.
kube_fit_go() {
    sed -i 's/^func mapiterinit(.*/func mapiterinit(rtype unsafe.Pointer, m unsafe.Pointer, it *hiter)/
        s|// rest fields are ignored|pointers [6]unsafe.Pointer // room for what the runtime keeps here\n\tnumbers  [8]uintptr|' "$1/unsafe_link.go"
    sed -i 's/^\treturn &UnsafeMapIterator{$/\tvar it hiter\n\tmapiterinit(type2.rtype, *(*unsafe.Pointer)(obj), \&it)\n&/
        s/hiter:      mapiterinit(.*/hiter:      \&it,/' "$1/unsafe_map.go"
    grep -q 'mapiterinit(type2.rtype, \*(\*unsafe.Pointer)(obj), &it)' "$1/unsafe_map.go"
    grep -q 'it \*hiter)' "$1/unsafe_link.go"
}

# kube_toolchain DIRECTORY: Debian's Go, unpacked rather than installed.
kube_toolchain() {
    local into=$1 deb
    mkdir -p "$into/debs"
    (cd "$into/debs" && debian_apt download "${GO_PACKAGES[@]}")
    for deb in "$into"/debs/*.deb; do dpkg-deb -x "$deb" "$into"; done
    "$into/usr/lib/go-1.19/bin/go" version
}

# The API server's OpenAPI definitions are generated code that is not in the tree.
kube_openapi() {
    local tree=$1 source=$1/src/k8s.io/kubernetes out=pkg/generated/openapi inputs
    cd "$source"
    inputs=$(grep -rl --include='*.go' '+k8s:openapi-gen=' pkg staging/src/k8s.io |
        grep -v -e '/code-generator/' -e '/sample-apiserver/' | xargs -n1 dirname | sort -u |
        sed -e 's#^staging/src/#k8s.io/kubernetes/vendor/#' -e 's#^pkg/#k8s.io/kubernetes/pkg/#' | paste -sd,)
    mkdir -p "$out"
    kube_go "$tree" build -o "$tree/openapi-gen" k8s.io/kubernetes/vendor/k8s.io/kube-openapi/cmd/openapi-gen
    kube_go_env "$tree" "$tree/openapi-gen" --go-header-file <(echo) --input-dirs "$inputs" \
        --output-base "$tree/src" --output-package "k8s.io/kubernetes/$out" \
        --output-file-base zz_generated.openapi --report-filename /dev/null
    test -s "$out/zz_generated.openapi.go"
}

# kube_build TREE BINARY OUTPUT
kube_build() {
    local tree=$1 binary=$2 output=$3 version package stamp=""
    version=$(kube_source_version "$tree")
    # Without the stamp clients refuse to parse the server's version. `--version` tells the first package's, /version the
    # second's.
    for package in component-base/version client-go/pkg/version; do
        stamp+=" -X k8s.io/kubernetes/vendor/k8s.io/$package.gitVersion=v$version"
        stamp+=" -X k8s.io/kubernetes/vendor/k8s.io/$package.gitMajor=${version%%.*}"
        stamp+=" -X k8s.io/kubernetes/vendor/k8s.io/$package.gitMinor=$(cut -d. -f2 <<<"$version")"
        stamp+=" -X k8s.io/kubernetes/vendor/k8s.io/$package.gitTreeState=archive"
    done
    cd "$tree/src/k8s.io/kubernetes"
    kube_go "$tree" build -trimpath -tags 'providerless dockerless' -ldflags "-s -w$stamp" \
        -o "$output.partial" "k8s.io/kubernetes/cmd/$binary"
    mv "$output.partial" "$output"
}

# The upstream version that Debian's changelog names ("1.20.5+really1.20.2-1.1" is 1.20.2).
kube_source_version() {
    dpkg-parsechangelog -l "$1/src/k8s.io/kubernetes/debian/changelog" -S Version |
        sed -e 's/.*really//' -e 's/-.*//' -e 's/+.*//'
}

kube_go() { local tree=$1; shift; kube_go_env "$tree" "$tree/toolchain/usr/lib/go-1.19/bin/go" "$@"; }

kube_go_env() {
    local tree=$1
    shift
    env GOPATH="$tree" GOCACHE="$tree/gocache" GO111MODULE=off CGO_ENABLED=0 GOFLAGS= GOTOOLCHAIN=local nice -n 5 "$@"
}
