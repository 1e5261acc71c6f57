using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using k8s;
using k8s.Autorest;

namespace Decnet.Operator.ApiTests.Cluster;

/// <summary>A kube-apiserver with RBAC and its etcd, on free ports, in a directory of their own. Also what the benchmarks measure with.</summary>
internal sealed class ControlPlane : IAsyncDisposable
{
    private const string AdminToken = "the-tests-admin";
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(90);

    private readonly string _directory = Directory.CreateTempSubdirectory("decnet-api-").FullName;
    private readonly int _etcdPort = FreePort.Next();
    private readonly int _etcdPeerPort = FreePort.Next();
    private readonly int _port = FreePort.Next();
    private string _binaries = "";
    private ChildProcess? _etcd;
    private ChildProcess? _apiserver;
    private Kubernetes? _admin;

    /// <summary>Everything is allowed to it.</summary>
    public Kubernetes Admin => _admin!;

    public int Port => _port;

    /// <param name="host">Another way to the server, such as a proxy of the test.</param>
    public KubernetesClientConfiguration Configuration(string? host = null) => new()
    {
        Host = host ?? $"https://127.0.0.1:{_port}",
        AccessToken = AdminToken,
        SkipTlsVerify = true,
    };

    /// <summary>The server makes its own certificate, so it is known by that.</summary>
    public bool Presents(X509Certificate? certificate)
    {
        using var own = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(_directory, "certs", "apiserver.crt"));
        return certificate?.GetCertHashString() == own.GetCertHashString();
    }

    /// <summary>For programs that take their access from a file.</summary>
    public string WriteKubeconfig(string? host = null)
    {
        var path = Path.Combine(_directory, $"kubeconfig-{Guid.CreateVersion7():N}");
        File.WriteAllText(path, $$"""
            apiVersion: v1
            kind: Config
            current-context: tests
            clusters: [{name: tests, cluster: {server: "{{host ?? $"https://127.0.0.1:{_port}"}}", insecure-skip-tls-verify: true} }]
            users: [{name: admin, user: {token: {{AdminToken}} } }]
            contexts: [{name: tests, context: {cluster: tests, user: admin} }]
            """);
        return path;
    }

    public async Task StartAsync()
    {
        _binaries = await KubeBinaries.DirectoryAsync();
        _etcd = StartEtcd();
        WriteSecrets();
        StartApiServer();
        _admin = new Kubernetes(Configuration());
        await ReadyAsync();
    }

    /// <summary>Stops the server as a crash would, and starts it again on the same port and data.</summary>
    public async Task RestartAsync(Func<Task>? between = null)
    {
        await _apiserver!.DisposeAsync();
        await (between?.Invoke() ?? Task.CompletedTask);
        StartApiServer();
        await ReadyAsync();
    }

    /// <summary>Throws away all history in etcd up to now. What the server has in its watch cache, it keeps until a restart.</summary>
    public async Task CompactAsync()
    {
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{_etcdPort}") };
        using var put = await http.PostAsJsonAsync("/v3/kv/put", new { key = "Y29tcGFjdA==", value = "MQ==" });
        var answer = await put.Content.ReadFromJsonAsync<System.Text.Json.JsonElement>();
        var revision = answer.GetProperty("header").GetProperty("revision").GetString();
        using var compact = await http.PostAsJsonAsync("/v3/kv/compaction", new { revision, physical = true });
        compact.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        _admin?.Dispose();
        if (_apiserver is not null)
            await _apiserver.DisposeAsync();
        if (_etcd is not null)
            await _etcd.DisposeAsync();
        if (Environment.GetEnvironmentVariable("KEEP_API_LOGS") is null)
            Directory.Delete(_directory, true);
    }

    private ChildProcess StartEtcd() => ChildProcess.Start(
        Path.Combine(_directory, "etcd.log"),
        KubeBinaries.Etcd,
        $"--data-dir={_directory}/etcd",
        $"--listen-client-urls=http://127.0.0.1:{_etcdPort}",
        $"--advertise-client-urls=http://127.0.0.1:{_etcdPort}",
        $"--listen-peer-urls=http://127.0.0.1:{_etcdPeerPort}",
        "--unsafe-no-fsync");

    private void StartApiServer() => _apiserver = ChildProcess.Start(
        Path.Combine(_directory, "apiserver.log"),
        Path.Combine(_binaries, "kube-apiserver"),
        $"--etcd-servers=http://127.0.0.1:{_etcdPort}",
        "--bind-address=127.0.0.1",
        "--advertise-address=127.0.0.1",
        "--endpoint-reconciler-type=none",
        $"--secure-port={_port}",
        $"--cert-dir={_directory}/certs",
        $"--token-auth-file={_directory}/tokens.csv",
        "--authorization-mode=RBAC",
        "--service-cluster-ip-range=10.248.0.0/20",
        "--service-account-issuer=https://tests",
        $"--service-account-key-file={_directory}/sa.pem",
        $"--service-account-signing-key-file={_directory}/sa.pem",
        "--disable-admission-plugins=ServiceAccount",
        "--max-requests-inflight=2000",
        "--max-mutating-requests-inflight=1000");

    private void WriteSecrets()
    {
        File.WriteAllText(Path.Combine(_directory, "tokens.csv"), $"{AdminToken},admin,1,system:masters\n");
        using var key = RSA.Create(2048);
        File.WriteAllText(Path.Combine(_directory, "sa.pem"), key.ExportRSAPrivateKeyPem());
    }

    private async Task ReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        while (!await IsReadyAsync())
        {
            if (_apiserver!.HasExited || watch.Elapsed > StartLimit)
                throw new InvalidOperationException($"kube-apiserver is not ready:\n{string.Join('\n', _apiserver.Log.Split('\n').TakeLast(20))}");
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            return await Admin.HttpClient.GetStringAsync(new Uri($"https://127.0.0.1:{_port}/readyz")) == "ok"
                && (await Admin.ReadNamespaceAsync("default")).Metadata.Name == "default";
        }
        catch (Exception e) when (e is HttpRequestException or HttpOperationException)
        {
            return false;
        }
    }
}
