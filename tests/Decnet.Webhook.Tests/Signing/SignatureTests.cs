using System.Text;
using System.Text.Json;
using Decnet.Webhook.Signing;
using Decnet.Webhook.Subscribing;
using Decnet.Webhook.Tests.Running;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Webhook.Tests.Signing;

public sealed class SignatureTests : WorkerTest
{
    public static TheoryData<string> Vectors { get; } = new(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Signing", "cases")).Select(Path.GetFileName)!);

    [Fact]
    public void GitHubs_own_example_comes_out()
    {
        using var signer = new Signer(new SigningKeys(HmacKey.Parse("It's a Secret to Everybody", out _)!));

        Assert.Equal("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17", signer.Decnet("Hello, World!"u8));
    }

    [Fact]
    public void Standard_Webhooks_own_example_comes_out()
    {
        using var signer = new Signer(new SigningKeys(HmacKey.Parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", out _)!));

        Assert.Equal(
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
            signer.Standard("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, """{"test": 2432232314}"""u8));
    }

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Every_vector_comes_out(string file)
    {
        using var vectors = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Signing", "cases", file)));
        foreach (var vector in vectors.RootElement.GetProperty("tests").EnumerateArray())
        {
            string Text(string name) => vector.GetProperty(name).GetString()!;
            using var signer = new Signer(new SigningKeys(
                HmacKey.Parse(Text("key"), out _)!, vector.TryGetProperty("previous", out var previous) ? HmacKey.Parse(previous.GetString()!, out _) : null));
            var body = Convert.FromHexString(Text("bodyHex"));

            // Twice: nothing of the first stays in the second.
            for (var time = 0; time < 2; time++)
            {
                Assert.True(Text("decnet") == signer.Decnet(body), Text("comment"));
                Assert.True(Text("standard") == signer.Standard(Text("id"), vector.GetProperty("timestamp").GetInt64(), body), Text("comment"));
            }
        }
    }

    [Theory]
    [InlineData("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", null)]
    [InlineData("a plain secret = & with signs", "raw")]
    public async Task Others_verifiers_accept_what_is_delivered(string secret, string? format)
    {
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url) with { Keys = new SigningKeys(HmacKey.Parse(secret, out _)!), Batch = new BatchLimits(3, TimeSpan.FromMilliseconds(20)) };
        var worker = await WorkerAsync(subscription);

        worker.Publish(10);
        worker.Publish(Decnet.Bus.Topics.BusTopics.AttackerScored, "ünïcode", "{\"user\":\"\\u0000\\u202e</script>'\\\"\\\\ \u0439\"}");
        await worker.EmptyAsync(subscription);

        var verdicts = await Verifiers.JudgeAsync(secret, format, receiver.Requests);
        Assert.Equal(receiver.Requests.Count, verdicts.Count);
        Assert.All(verdicts, verdict => Assert.Equal("standard=true octokit=true", verdict));
        var changed = receiver.Requests.Select(request => request with { Body = Encoding.UTF8.GetBytes(request.Text + " ") });
        Assert.All(await Verifiers.JudgeAsync(secret, format, changed), verdict => Assert.Equal("standard=false octokit=false", verdict));
    }

    [Fact]
    public async Task During_a_rotation_receivers_with_either_key_accept()
    {
        const string Old = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", New = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";
        var receiver = await ReceiverAsync();
        var subscription = RunningWorker.To(receiver.Url) with { Keys = new SigningKeys(HmacKey.Parse(New, out _)!, HmacKey.Parse(Old, out _)) };
        var worker = await WorkerAsync(subscription);

        worker.Publish();
        await worker.HasAsync(receiver, 1);

        Assert.Equal("standard=true octokit=true", Assert.Single(await Verifiers.JudgeAsync(New, null, receiver.Requests)));
        Assert.Equal("standard=true octokit=false", Assert.Single(await Verifiers.JudgeAsync(Old, null, receiver.Requests)));
    }

    [Theory]
    [InlineData("x7!")]
    [InlineData("fifteen letters")]
    [InlineData("whsec_AAECAwQFBgcICQoLDA0O")]
    [InlineData("whsec_")]
    [InlineData("whsec_no base64 at all")]
    [InlineData("whsec_AAAA")]
    public void A_key_that_is_none_is_refused_and_not_shown(string text)
    {
        Assert.Null(HmacKey.Parse(text, out var fault));
        Assert.NotNull(fault);
        Assert.DoesNotContain(text.Replace(SigningSecret.Prefix, "", StringComparison.Ordinal) is { Length: > 0 } rest ? rest : "\0", fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Neither_key_nor_path_reaches_log_or_delivery_log()
    {
        const string Secret = "It's a Secret to Everybody";
        var receiver = await ReceiverAsync((context, _) =>
        {
            context.Response.StatusCode = 400;
            return Microsoft.AspNetCore.Http.HttpResponseWritingExtensions.WriteAsync(context.Response, $"you sent {context.Request.Path} signed with {Secret}\r\nand \u202e");
        });
        var subscription = RunningWorker.To(receiver.Url);
        var worker = await WorkerAsync(subscription);

        worker.Publish();
        await worker.EmptyAsync(subscription);
        await Until.TrueAsync(() => Subscriptions.Failures.Count > 0, () => "the failure was never recorded");
        var queue = await worker.CountsAsync(subscription);
        var attempt = Assert.Single(await worker.Reader.AttemptsAsync(queue.QueueId, "", 10, TestContext.Current.CancellationToken));

        Assert.Equal("HTTP 400: you sent … signed with …\\u000d\\u000aand \\u202e", attempt.Error);
        var everything = worker.Log + attempt.Error + Subscriptions.Failures[0].Message + subscription + Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(Folder, "outbox.db-wal")));
        Assert.DoesNotContain(Secret, everything, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-path", everything, StringComparison.Ordinal);
    }
}
