using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Decnet.Api.Serving;
using Decnet.Api.Tests.Sessions;

namespace Decnet.Api.Tests.Serving;

public sealed class ServingTests
{
    [Fact]
    public async Task The_OpenAPI_document_is_the_one_that_is_committed()
    {
        await using var api = await RunningApi.StartAsync();
        api.Http.DefaultRequestHeaders.Authorization = null;

        var document = await api.Http.GetStringAsync(new Uri("/api/v1/openapi.json", UriKind.Relative), RunningApi.Cancelled);

        var golden = Path.Combine(Root(), "Decnet.Workers", "Api", "openapi.json");
        if (Environment.GetEnvironmentVariable("DECNET_ACCEPT") == "1")
            await File.WriteAllTextAsync(golden, document + "\n", RunningApi.Cancelled);
        Assert.Equal(await File.ReadAllTextAsync(golden, RunningApi.Cancelled), document + "\n");
    }

    [Fact]
    public async Task A_store_that_is_broken_is_said_to_be_and_not_a_fault_of_the_server()
    {
        await using var api = await RunningApi.StartAsync();
        await api.GetAsync("/sessions");
        await api.Store.Context().Database.EnsureDeletedAsync(RunningApi.Cancelled);
        await File.WriteAllTextAsync(api.Database, new string('#', 9000), RunningApi.Cancelled);

        foreach (var path in new[] { "/sessions", "/attackers", "/attackers/203.0.113.7", "/credentials", "/profiles", $"/sessions/{Recorded.Sid(1)}" })
            Assert.Contains("the store can't be read now (Corrupt)", await api.FaultAsync(path, 503), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_certificate_it_listens_on_loopback_alone()
    {
        await using var api = await RunningApi.StartAsync();

        Assert.StartsWith("http://127.0.0.1:", Assert.Single(api.Urls), StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_certificate_it_also_listens_with_TLS()
    {
        await using var api = await RunningApi.StartAsync(settings: folder =>
        {
            WriteCertificate(folder);
            return new ApiSettings { TlsPort = 0, TlsCertificate = Path.Combine(folder, "tls.crt"), TlsKey = Path.Combine(folder, "tls.key") };
        });
        var port = new Uri(api.Urls.Single(url => url.StartsWith("https:", StringComparison.Ordinal)).Replace("[::]", "127.0.0.1", StringComparison.Ordinal)).Port;
        string? presented = null;
        using var handler = new HttpClientHandler
        {
            ServerCertificateCustomValidationCallback = (_, certificate, _, _) => (presented = certificate?.Subject) is not null,
        };
        using var http = new HttpClient(handler);

        Assert.Equal("ok", await http.GetStringAsync(new Uri($"https://127.0.0.1:{port}/healthz"), RunningApi.Cancelled));
        Assert.Equal("CN=decnet", presented);
        using var answer = await http.GetAsync(new Uri($"https://127.0.0.1:{port}/api/v1/sessions"), RunningApi.Cancelled);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = TimeProvider.System.GetUtcNow();
        using var certificate = new CertificateRequest("CN=decnet", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(1));
        File.WriteAllText(Path.Combine(folder, "tls.crt"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Decnet.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
