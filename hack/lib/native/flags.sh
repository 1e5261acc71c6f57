# shellcheck shell=bash
# The command lines of the components, one argument a line, and the only place that knows how Kubernetes 1.20 to 1.36
# differ. MINOR is the second number of the version. tests/Decnet.Cluster.Tests holds golden files of all this.

K8S=/etc/kubernetes

components() { printf '%s\n' etcd containerd kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy; }

flags_etcd() {
    cat <<END
/usr/bin/etcd
--data-dir=/var/lib/etcd
--listen-client-urls=http://127.0.0.1:2379
--advertise-client-urls=http://127.0.0.1:2379
--listen-peer-urls=http://127.0.0.1:2380
--unsafe-no-fsync
--log-level=warn
END
}

flags_containerd() {
    cat <<END
/usr/bin/containerd
--config=$K8S/containerd.toml
END
}

flags_kube_apiserver() {
    cat <<END
$K8S/bin/kube-apiserver
--advertise-address=$NODE_IP
--allow-privileged=true
--anonymous-auth=false
--authorization-mode=Node,RBAC
--client-ca-file=$K8S/pki/ca.crt
--enable-admission-plugins=NodeRestriction
--etcd-servers=http://127.0.0.1:2379
--kubelet-client-certificate=$K8S/pki/apiserver-kubelet-client.crt
--kubelet-client-key=$K8S/pki/apiserver-kubelet-client.key
--kubelet-preferred-address-types=InternalIP
--profiling=false
--secure-port=6443
--service-account-issuer=https://kubernetes.default.svc.cluster.local
--service-account-key-file=$K8S/pki/sa.pub
--service-account-signing-key-file=$K8S/pki/sa.key
--service-cluster-ip-range=$SERVICE_CIDR
--tls-cert-file=$K8S/pki/apiserver.crt
--tls-private-key-file=$K8S/pki/apiserver.key
END
}

flags_kube_controller_manager() {
    local minor=$1
    cat <<END
$K8S/bin/kube-controller-manager
--allocate-node-cidrs=false
--authentication-kubeconfig=$K8S/controller-manager.conf
--authorization-kubeconfig=$K8S/controller-manager.conf
--bind-address=127.0.0.1
--cluster-signing-cert-file=$K8S/pki/ca.crt
--cluster-signing-key-file=$K8S/pki/ca.key
--kubeconfig=$K8S/controller-manager.conf
--leader-elect=false
--profiling=false
--root-ca-file=$K8S/pki/ca.crt
--service-account-private-key-file=$K8S/pki/sa.key
--use-service-account-credentials=true
END
    _no_insecure_port "$minor"
}

flags_kube_scheduler() {
    local minor=$1
    cat <<END
$K8S/bin/kube-scheduler
--authentication-kubeconfig=$K8S/scheduler.conf
--authorization-kubeconfig=$K8S/scheduler.conf
--bind-address=127.0.0.1
--kubeconfig=$K8S/scheduler.conf
--leader-elect=false
--profiling=false
END
    _no_insecure_port "$minor"
}

flags_kubelet() {
    local minor=$1
    cat <<END
$K8S/bin/kubelet
--config=$K8S/kubelet.yaml
--hostname-override=$NODE_NAME
--kubeconfig=$K8S/kubelet.conf
--node-ip=$NODE_IP
END
    # dockershim was the default runtime up to 1.23; the flag is gone in 1.27, where the endpoint moved to the file.
    ((minor >= 24)) || echo --container-runtime=remote
    ((minor >= 27)) || echo --container-runtime-endpoint=unix:///run/containerd/containerd.sock
}

flags_kube_proxy() {
    cat <<END
$K8S/bin/kube-proxy
--config=$K8S/kube-proxy.yaml
END
}

# Up to 1.23 these two also listen in the clear unless told not to; 1.24 dropped the flag.
_no_insecure_port() { (($1 >= 24)) || echo --port=0; }
