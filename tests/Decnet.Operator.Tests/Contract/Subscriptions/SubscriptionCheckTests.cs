using Decnet.Workers.Contract.Subscriptions;

namespace Decnet.Operator.Tests.Contract.Subscriptions;

public sealed class SubscriptionCheckTests
{
    [Fact]
    public void A_url_a_secret_and_an_event_are_enough() => Assert.Null(Problem(_ => { }));

    [Theory]
    [InlineData("https://siem.example.com")]
    [InlineData("http://10.0.0.1:8080/hook?x=1")]
    [InlineData("https://[fd00::1]:8443/a%20b")]
    public void Urls_that_work(string url) => Assert.Null(Problem(subscription => subscription.Spec.Url = url));

    [Theory]
    [InlineData("")]
    [InlineData("siem.example.com")]
    [InlineData("ftp://siem.example.com")]
    [InlineData("https://")]
    [InlineData("https:///path")]
    [InlineData("https://user:pass@siem.example.com")]
    [InlineData("https://siem.example.com/#part")]
    [InlineData("https://siem.example.com/a b")]
    [InlineData("https://siem.example.com/\n")]
    public void Urls_that_do_not(string url) => Assert.Equal("spec.url", Problem(subscription => subscription.Spec.Url = url)?.Field);

    [Fact]
    public void No_message_repeats_a_url() =>
        Assert.DoesNotContain("s3cret", Problem(subscription => subscription.Spec.Url = "https://u:s3cret@x/s3cret")!.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(">", true)]
    [InlineData("attacker.>", true)]
    [InlineData("decky.*.state", true)]
    [InlineData("decky.ns_name.traffic", true)]
    [InlineData("*", true)]
    [InlineData("", false)]
    [InlineData("attacker..observed", false)]
    [InlineData("attacker.>.x", false)]
    [InlineData("attacker.o*", false)]
    [InlineData(".attacker", false)]
    [InlineData("attacker.é", false)]
    [InlineData("attacker.>\n", false)]
    public void Patterns(string pattern, bool fits) =>
        Assert.Equal(fits ? null : "spec.topicPatterns", Problem(subscription => subscription.Spec.TopicPatterns = [pattern])?.Field);

    [Fact]
    public void Without_events_there_is_nothing_to_do() => Assert.Equal("spec", Problem(subscription => subscription.Spec.SimpleEvents = [])?.Field);

    [Theory]
    [InlineData("10ms", true)]
    [InlineData("5m", true)]
    [InlineData("9ms", false)]
    [InlineData("301s", false)]
    [InlineData("999999m", false)]
    [InlineData("1h", false)]
    [InlineData("soon", false)]
    public void Delays_of_a_batch(string delay, bool fits) =>
        Assert.Equal(fits ? null : "spec.batch.maxDelay", Problem(subscription => subscription.Spec.Batch = new() { MaxDelay = delay })?.Field);

    [Fact]
    public void Numbers_out_of_bounds_name_their_field()
    {
        Assert.Equal("spec.circuit.threshold", Problem(subscription => subscription.Spec.Circuit = new() { Threshold = 0 })?.Field);
        Assert.Equal("spec.rateLimit.perSecond", Problem(subscription => subscription.Spec.RateLimit = new())?.Field);
        Assert.Equal("spec.batch.maxEvents", Problem(subscription => subscription.Spec.Batch = new() { MaxEvents = 1001 })?.Field);
        Assert.Equal("spec.concurrency", Problem(subscription => subscription.Spec.Concurrency = 33)?.Field);
    }

    [Fact]
    public void Words_that_are_no_choice_name_their_field()
    {
        Assert.Equal("spec.simpleEvents", Problem(subscription => subscription.Spec.SimpleEvents = ["Everything"])?.Field);
        Assert.Equal("spec.circuit.onTrip", Problem(subscription => subscription.Spec.Circuit = new() { OnTrip = "Never" })?.Field);
        Assert.Equal("spec.format", Problem(subscription => subscription.Spec.Format = "xml")?.Field);
        Assert.Equal("spec.withheld", Problem(subscription => subscription.Spec.Withheld = "Drop")?.Field);
    }

    [Fact]
    public void A_template_goes_with_its_format_and_only_with_it()
    {
        Assert.Equal("spec.template", Problem(subscription => subscription.Spec.Format = "template")?.Field);
        Assert.Equal("spec.template", Problem(subscription => subscription.Spec.Template = new() { Body = "{}" })?.Field);
        Assert.Null(Problem(subscription => (subscription.Spec.Format, subscription.Spec.Template) = ("template", new() { Body = "{}" })));
        Assert.Equal(
            "spec.template.contentType",
            Problem(subscription => (subscription.Spec.Format, subscription.Spec.Template) = ("template", new() { Body = "{}", ContentType = "text/plain\r\nX: y" }))?.Field);
    }

    [Theory]
    [InlineData("10.0.0.0/8", true)]
    [InlineData("fd00::/8", true)]
    [InlineData("10.0.0.0", false)]
    public void Networks(string network, bool fits) =>
        Assert.Equal(fits ? null : "spec.allowedCIDRs", Problem(subscription => subscription.Spec.AllowedCidrs = [network])?.Field);

    [Fact]
    public void Names_are_labels() => Assert.Equal("metadata.name", Problem(subscription => subscription.Metadata.Name = "a.b")?.Field);

    [Theory]
    [InlineData("https://hooks.slack.com/services/T0/B0/s3cret", "hooks.slack.com")]
    [InlineData("http://siem:8080/x", "siem:8080")]
    [InlineData("no url", null)]
    public void Only_the_host_is_shown(string url, string? host) => Assert.Equal(host, SubscriptionUrl.Host(url));

    private static SpecProblem? Problem(Action<V1Alpha1WebhookSubscription> change)
    {
        var subscription = new V1Alpha1WebhookSubscription
        {
            Metadata = new() { Name = "siem" },
            Spec = new() { Url = "https://siem.example.com/in", SecretRef = new() { Name = "siem" }, SimpleEvents = ["AttackerDetail"] },
        };
        change(subscription);
        return SubscriptionCheck.FirstProblem(subscription);
    }
}
