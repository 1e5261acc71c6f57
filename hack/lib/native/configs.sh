# shellcheck shell=bash
# Configuration files of the node's components.

config_kubelet() {
    local minor=$1
    cat <<END
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication:
  anonymous: {enabled: false}
  webhook: {enabled: true}
  x509: {clientCAFile: $K8S/pki/ca.crt}
authorization: {mode: Webhook}
cgroupDriver: cgroupfs
clusterDomain: cluster.local
failSwapOn: false
healthzBindAddress: 127.0.0.1
maxPods: 500
nodeStatusUpdateFrequency: 4s
nodeStatusReportFrequency: 1m
podPidsLimit: 4096
resolvConf: /etc/resolv.conf
registerWithTaints: []
oomScoreAdj: 0
# The disk is the user's own: nearly full is no reason to evict, and an image loaded by hand can't be pulled again.
evictionHard:
  memory.available: 100Mi
  nodefs.available: 1%
  imagefs.available: 1%
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
END
    ((minor < 27)) || echo 'containerRuntimeEndpoint: unix:///run/containerd/containerd.sock'
    # From 1.35 a kubelet refuses a machine with cgroup v1 unless this is said; the field exists since 1.31.
    ((minor < 31)) || echo 'failCgroupV1: false'
}

config_kube_proxy() {
    # No cluster CIDR: then traffic from outside to a ClusterIP keeps its source address.
    # The conntrack table belongs to the machine, so its limits are left alone.
    cat <<END
apiVersion: kubeproxy.config.k8s.io/v1alpha1
kind: KubeProxyConfiguration
bindAddress: 0.0.0.0
healthzBindAddress: 127.0.0.1:10256
metricsBindAddress: 127.0.0.1:10249
hostnameOverride: $NODE_NAME
mode: iptables
clientConnection: {kubeconfig: $K8S/kube-proxy.conf}
conntrack: {maxPerCore: 0, min: 0, tcpEstablishedTimeout: 0s, tcpCloseWaitTimeout: 0s}
END
}

# Without CAP_SYS_RESOURCE a sandbox dies unless the score adjustment is restricted; elsewhere that changes nothing.
config_containerd() {
    cat <<END
version = 2
root = "/var/lib/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.tracing.processor.v1.otlp", "io.containerd.internal.v1.tracing"]
[grpc]
  address = "/run/containerd/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  restrict_oom_score_adj = true
  sandbox_image = "localhost/pause:1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$K8S/cni"
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    default_runtime_name = "runc"
  [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
    runtime_type = "io.containerd.runc.v2"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc.options]
      SystemdCgroup = false
END
}

# Addresses are kept in /run, so that a node that was killed starts with none taken.
config_cni() {
    cat <<END
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": false, "hairpinMode": true, "promiscMode": false,
   "ipam": {"type": "host-local", "dataDir": "/run/cni-addresses", "ranges": [[{"subnet": "$POD_CIDR"}]], "routes": [{"dst": "0.0.0.0/0"}]}},
  {"type": "portmap", "capabilities": {"portMappings": true}, "snat": false}
]}
END
}

# config_kubeconfig USER SERVER PKI_DIRECTORY: the credentials are embedded, so that one file is enough.
config_kubeconfig() {
    local user=$1 server=$2 pki=$3
    cat <<END
apiVersion: v1
kind: Config
current-context: $CLUSTER
clusters:
- name: $CLUSTER
  cluster: {server: "$server", certificate-authority-data: $(base64 -w0 <"$pki/ca.crt")}
users:
- name: $CLUSTER-$user
  user: {client-certificate-data: $(base64 -w0 <"$pki/$user.crt"), client-key-data: $(base64 -w0 <"$pki/$user.key")}
contexts:
- name: $CLUSTER
  context: {cluster: $CLUSTER, user: $CLUSTER-$user}
END
}
