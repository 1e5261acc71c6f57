using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Decnet.Webhook.Delivering;
using Decnet.Webhook.Dialing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Decnet.Webhook.Tests.Delivering;

/// <summary>One attempt against receivers that do what receivers do.</summary>
public sealed class TroubleTests : WorkerTest
{
    [Fact]
    public async Task A_body_without_end_costs_the_attempt_ten_seconds_and_is_tried_again()
    {
        var receiver = await ReceiverAsync(async (context, _) =>
        {
            await context.Response.WriteAsync("half");
            await context.Response.Body.FlushAsync();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, context.RequestAborted);
        });
        var time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider();
        var sending = SendAsync(RunningWorker.To(receiver.Url), time);
        await Until.TrueAsync(
            () =>
            {
                // The clock goes on until the attempt gives up: nobody waits ten seconds here.
                if (receiver.Requests.Count > 0)
                    time.Advance(TimeSpan.FromSeconds(1));
                return sending.IsCompleted;
            },
            () => "the attempt never ended");

        var result = await sending;
        Assert.Equal((Verdict.Retry, FailureKind.Timeout), (result.Verdict, result.Kind));
        Assert.Equal("no whole answer within 10 s", result.Error);
    }

    [Fact]
    public async Task A_huge_answer_is_read_to_a_bound()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var writing = FloodAsync(listener);

        var result = await SendAsync(RunningWorker.To(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")));

        Assert.Equal(Verdict.Delivered, result.Verdict);
        Assert.True(await writing < 64 << 20, "it was read on and on");
    }

    [Fact]
    public async Task A_receiver_asks_for_time_and_gets_it_but_not_for_ever()
    {
        var receiver = await ReceiverAsync((context, number) =>
        {
            context.Response.StatusCode = 429;
            context.Response.Headers.RetryAfter = number == 1 ? "7" : "86400";
            return Task.CompletedTask;
        });

        var first = await SendAsync(RunningWorker.To(receiver.Url));
        var second = await SendAsync(RunningWorker.To(receiver.Url));

        Assert.Equal(TimeSpan.FromSeconds(7), RetrySchedule.After(1, first.RetryAfter, 0.5));
        Assert.Equal(RetrySchedule.LongestAsked, RetrySchedule.After(1, second.RetryAfter, 0.5));
    }

    [Fact]
    public async Task A_receiver_may_ask_for_a_date_and_one_that_is_over_means_now()
    {
        var receiver = await ReceiverAsync((context, number) =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = number switch { 1 => "Fri, 01 Jan 2100 00:00:00 GMT", 2 => "Fri, 01 Jan 2010 00:00:00 GMT", _ => "soon" };
            return Task.CompletedTask;
        });

        var asked = new List<TimeSpan?>();
        for (var i = 0; i < 3; i++)
            asked.Add((await SendAsync(RunningWorker.To(receiver.Url))).RetryAfter);

        Assert.True(asked[0] > TimeSpan.FromDays(365));
        Assert.Equal([TimeSpan.Zero, null], asked[1..]);
        Assert.Equal([RetrySchedule.LongestAsked, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1)], asked.Select(time => RetrySchedule.After(1, time, 0.5)));
    }

    [Theory]
    [InlineData(1, 0, 0.8)]
    [InlineData(1, 1, 1.2)]
    [InlineData(2, 0.5, 2)]
    [InlineData(3, 0, 3.2)]
    [InlineData(3, 1, 4.8)]
    public void Waits_are_one_two_and_four_seconds_give_or_take_a_fifth(int attempt, double chance, double seconds) =>
        Assert.Equal(seconds, RetrySchedule.After(attempt, null, chance).TotalSeconds, 3);

    [Fact]
    public async Task Nobody_listening_is_a_network_error()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

        // Bound and not listening: the port is nobody else's, and connections are refused.
        var result = await SendAsync(RunningWorker.To(new Uri($"http://127.0.0.1:{((IPEndPoint)socket.LocalEndPoint!).Port}/")));

        Assert.Equal((Verdict.Retry, FailureKind.Network), (result.Verdict, result.Kind));
        Assert.StartsWith("no connection: Connection refused", result.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhal")]
    [InlineData("SSH-2.0-OpenSSH_9.2\r\n")]
    public async Task A_connection_that_is_reset_is_tried_again(string said)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var resetting = ResetAsync(listener, said);

        var result = await SendAsync(RunningWorker.To(new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/")));
        await resetting;

        Assert.Equal((Verdict.Retry, FailureKind.Network), (result.Verdict, result.Kind));
    }

    [Fact]
    public async Task A_certificate_counts_only_with_its_authority_and_its_name()
    {
        using var authority = Certificate("CN=authority", null, null);
        using var good = Certificate("CN=good", authority, "127.0.0.1");
        using var other = Certificate("CN=other", authority, "192.0.2.1");
        var right = await TlsReceiverAsync(good);
        var wrong = await TlsReceiverAsync(other);
        var trusting = new TlsOptions(authority.ExportCertificatePem());

        Assert.Equal(FailureKind.Tls, (await SendAsync(RunningWorker.To(right))).Kind);
        Assert.Equal(Verdict.Delivered, (await SendAsync(RunningWorker.To(right) with { Tls = trusting })).Verdict);
        var named = await SendAsync(RunningWorker.To(wrong) with { Tls = trusting });
        Assert.Equal((Verdict.Retry, FailureKind.Tls), (named.Verdict, named.Kind));
        Assert.Contains("NameMismatch", named.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_clients_certificate_is_shown()
    {
        using var authority = Certificate("CN=authority", null, null);
        using var server = Certificate("CN=server", authority, "127.0.0.1");
        using var client = Certificate("CN=decnet-client", authority, "127.0.0.1");
        string? shown = null;
        var receiver = await Receiver.StartAsync(
            (context, _) =>
            {
                shown = context.Connection.ClientCertificate?.Subject;
                return Task.CompletedTask;
            },
            listen => listen.UseHttps(server, https =>
            {
                https.ClientCertificateMode = Microsoft.AspNetCore.Server.Kestrel.Https.ClientCertificateMode.RequireCertificate;
                https.AllowAnyClientCertificate();
            }));
        Owns(receiver);
        using var key = client.GetECDsaPrivateKey()!;
        var tls = new TlsOptions(authority.ExportCertificatePem(), client.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());

        Assert.Equal(Verdict.Delivered, (await SendAsync(RunningWorker.To(receiver.Url) with { Tls = tls })).Verdict);
        Assert.Equal("CN=decnet-client", shown);
        Assert.DoesNotContain("PRIVATE", $"{tls}", StringComparison.Ordinal);
        Assert.Null(Readiness.Fault(RunningWorker.To(receiver.Url) with { Tls = tls }));
        Assert.NotNull(Readiness.Fault(RunningWorker.To(receiver.Url) with { Tls = tls with { PrivateKey = "none" } }));
    }

    private static async Task<AttemptResult> SendAsync(Subscription subscription, TimeProvider? time = null)
    {
        using var http = Transport.Open(subscription, new Dialler(AddressGuard.WithLoopback()));
        var letter = new Decnet.Webhook.Formatting.Letter("0123", "system.log", "application/json", "{}"u8.ToArray(), [], 1);
        using var sender = new Sender(subscription, http, time ?? TimeProvider.System, TestContext.Current.CancellationToken);
        return await sender.SendAsync(letter, 1);
    }

    private async Task<Uri> TlsReceiverAsync(X509Certificate2 certificate)
    {
        var receiver = await Receiver.StartAsync(listen: listen => listen.UseHttps(certificate));
        Owns(receiver);
        return receiver.Url;
    }

    // What the socket took, until the other side closed it; the kernel's buffers are some megabytes.
    private static async Task<long> FloodAsync(TcpListener listener)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var (stream, block, written) = (client.GetStream(), new byte[64 * 1024], 0L);
        _ = await stream.ReadAsync(block);
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Length: {1L << 30}\r\n\r\n"));
        try
        {
            for (; written < 1L << 30; written += block.Length)
                await stream.WriteAsync(block);
        }
        catch (IOException)
        {
            // Closed, as it should be.
        }

        return written;
    }

    private static async Task ResetAsync(TcpListener listener, string said)
    {
        using var client = await listener.AcceptTcpClientAsync();
        var request = new byte[16 * 1024];
        _ = await client.GetStream().ReadAsync(request);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(said));
        client.Client.LingerState = new LingerOption(true, 0);
    }

    private static X509Certificate2 Certificate(string name, X509Certificate2? authority, string? address)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        var (from, until) = (TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        if (authority is null)
        {
            request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
            return request.CreateSelfSigned(from, until);
        }

        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Parse(address!));
        request.CertificateExtensions.Add(names.Build());
        using var issued = request.Create(authority, from.AddHours(1), until.AddHours(-1), RandomNumberGenerator.GetBytes(8));
        using var whole = issued.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(whole.Export(X509ContentType.Pkcs12), null);
    }
}
