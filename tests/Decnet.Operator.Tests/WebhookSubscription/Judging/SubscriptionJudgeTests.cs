using System.Text;
using Decnet.Operator.ServiceWorker.Api;
using Decnet.Operator.Steps;
using Decnet.Operator.WebhookSubscription;
using Decnet.Operator.WebhookSubscription.Judging;
using Decnet.Operator.WebhookSubscription.Observing;
using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.Tests.WebhookSubscription.Judging;

public sealed class SubscriptionJudgeTests
{
    private static readonly SubscriptionDefaults Defaults = new("decnet-system", "decnet-webhook");

    [Fact]
    public void All_is_well() => Assert.Equal(
        ["Ready True Ready", "SecretReady True SecretUsable", "Secure True Https", "InScope True OwnNamespaceVisible", "Delivering Unknown NothingDelivered"],
        Of());

    [Fact]
    public void A_secret_that_is_missing_or_malformed_comes_first()
    {
        Assert.Equal("Ready False SecretMissing", Of(secret: null)[0]);
        Assert.Equal("SecretReady False SecretMalformed", Of(secret: "short")[1]);
        Assert.Equal("Ready False SecretMissing", Of(change: it => it.Spec.Tls = new() { CaSecretName = "ca" })[0]);
        Assert.Equal("Ready False SecretMalformed", Of(change: it => it.Spec.Tls = new() { CaSecretName = "key" })[0]);
        Assert.Equal("Ready False SecretMalformed", Of(change: it => it.Spec.Tls = new() { ClientSecretName = "key" })[0]);
    }

    [Fact]
    public void Http_is_a_warning_and_no_refusal()
    {
        var conditions = Of(change: it => it.Spec.Url = "http://siem.example.com/");
        Assert.Equal(("Ready True Ready", "Secure False InsecureURL"), (conditions[0], conditions[2]));
    }

    [Fact]
    public void Without_a_worker_nothing_is_delivered()
    {
        Assert.Equal("Ready False NoWorker", Of(worker: null)[0]);
        Assert.Equal("Ready False WorkerNotReady", Of(worker: "False")[0]);
    }

    [Fact]
    public void Paused_and_tripped_are_told_apart()
    {
        Assert.Equal("Ready False Paused", Of(change: it => it.Spec.Enabled = false)[0]);
        Assert.Equal(
            "Ready False Tripped",
            Of(change: it => (it.Spec.Enabled, it.Status.AutoDisabledAt, it.Status.LastError) = (false, DateTime.UnixEpoch, "HTTP 500"))[0]);
    }

    [Fact]
    public void A_forbidden_address_is_named_as_such() =>
        Assert.Equal("Ready False AddressForbidden", Of(change: it => (it.Status.AddressForbidden, it.Status.ConsecutiveFailures) = (true, 1))[0]);

    [Fact]
    public void Failures_show_before_they_trip()
    {
        Assert.Equal("Delivering False DeliveryFailing", Of(change: it => (it.Status.ConsecutiveFailures, it.Status.LastError) = (1, "HTTP 500"))[4]);
        Assert.Equal("Delivering True Delivered", Of(change: it => (it.Status.ConsecutiveFailures, it.Status.LastSuccessAt) = (0, DateTime.UnixEpoch))[4]);
    }

    [Fact]
    public void Events_of_the_system_are_for_the_operator_s_namespace()
    {
        Assert.Equal("InScope False OutOfScope", Of(change: it => it.Spec.SimpleEvents = ["SystemStatus"])[3]);
        Assert.Equal(
            "InScope True EverythingVisible",
            Of(change: it => (it.Spec.SimpleEvents, it.Metadata.NamespaceProperty) = (["SystemStatus"], "decnet-system"))[3]);
    }

    [Fact]
    public void A_bad_field_comes_before_everything() => Assert.Equal(
        "Ready False InvalidSpec", Of(secret: null, outcome: StepResult.Wait(Finding.InField("spec.url", "must be one")))[0]);

    private static List<string> Of(
        string? secret = "0123456789abcdef", string? worker = "True", Action<V1Alpha1WebhookSubscription>? change = null, StepResult? outcome = null)
    {
        var subscription = new V1Alpha1WebhookSubscription
        {
            Metadata = new() { Name = "siem", NamespaceProperty = "blue" },
            Spec = new() { Url = "https://siem.example.com/in", SecretRef = new() { Name = "key" }, SimpleEvents = ["AttackerDetail"] },
        };
        change?.Invoke(subscription);
        var pass = new Pass(subscription, new()
        {
            Secrets = secret is null ? new Dictionary<string, V1Secret>() : new Dictionary<string, V1Secret> { ["key"] = Secret(secret) },
            Workers = worker is null ? [] : [Worker(worker)],
        });
        return
        [
            .. SubscriptionJudge.Of(pass, outcome ?? StepResult.Continue, Defaults).Conditions
                .Select(condition => $"{condition.Type} {condition.Verdict.Status} {condition.Verdict.Reason}"),
        ];
    }

    private static V1Secret Secret(string text) => new() { Data = new Dictionary<string, byte[]> { ["key"] = Encoding.UTF8.GetBytes(text) } };

    private static V1Alpha1ServiceWorker Worker(string ready) => new()
    {
        Metadata = new() { Name = "webhook" },
        Spec = new() { Role = "webhook" },
        Status = new() { Conditions = [new() { Type = "Ready", Status = ready, Reason = "Provisioning" }] },
    };
}
