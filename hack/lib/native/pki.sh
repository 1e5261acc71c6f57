# shellcheck shell=bash
# The cluster's own certificate authority and the certificates under it. Made once for a cluster's life.

# pki_make DIRECTORY
pki_make() {
    local pki=$1
    [[ ! -s $pki/complete ]] || return 0
    rm -rf "$pki"
    mkdir -p -m 0700 "$pki"
    openssl ecparam -name prime256v1 -genkey -noout -out "$pki/ca.key"
    openssl req -x509 -new -key "$pki/ca.key" -subj "/CN=$CLUSTER" -days 3650 -out "$pki/ca.crt"
    _pki_sign "$pki" apiserver /CN=kube-apiserver serverAuth \
        "DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc,DNS:kubernetes.default.svc.cluster.local,DNS:localhost,IP:$NODE_IP,IP:$KUBERNETES_SERVICE_IP,IP:127.0.0.1"
    _pki_sign "$pki" admin /O=system:masters/CN=admin
    _pki_sign "$pki" apiserver-kubelet-client /O=system:masters/CN=apiserver-kubelet-client
    _pki_sign "$pki" controller-manager /CN=system:kube-controller-manager
    _pki_sign "$pki" scheduler /CN=system:kube-scheduler
    _pki_sign "$pki" kube-proxy /CN=system:kube-proxy
    _pki_sign "$pki" kubelet "/O=system:nodes/CN=system:node:$NODE_NAME"
    openssl genrsa -out "$pki/sa.key" 2048
    openssl rsa -in "$pki/sa.key" -pubout -out "$pki/sa.pub"
    echo yes >"$pki/complete"
}

# _pki_sign DIRECTORY NAME SUBJECT [EXTENDED-USAGE] [SUBJECT-ALTERNATIVE-NAMES]
_pki_sign() {
    local pki=$1 name=$2
    openssl ecparam -name prime256v1 -genkey -noout -out "$pki/$name.key"
    openssl req -new -key "$pki/$name.key" -subj "$3" -out "$pki/$name.csr"
    openssl x509 -req -in "$pki/$name.csr" -CA "$pki/ca.crt" -CAkey "$pki/ca.key" -CAcreateserial -days 3650 \
        -out "$pki/$name.crt" -extfile <(
            echo "keyUsage=digitalSignature,keyEncipherment"
            echo "extendedKeyUsage=${4:-clientAuth}"
            [[ -z ${5:-} ]] || echo "subjectAltName=$5"
        )
    rm -f "$pki/$name.csr"
}
