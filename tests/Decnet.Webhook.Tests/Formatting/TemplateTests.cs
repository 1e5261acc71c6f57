using System.Text;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Tests.Formatting;

public sealed class TemplateTests
{
    [Theory]
    [InlineData("{% if %}", "can't be read")]
    [InlineData("{{ event.payload.user", "can't be read")]
    public void What_is_no_template_is_refused_with_its_reason(string text, string reason) =>
        Assert.Contains(reason, Assert.Throws<FormatException>(() => new LiquidBody(new PayloadTemplate(text))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("{{ event.payload.user }}", "no JSON")]
    [InlineData("""{"a": {{ event.payload.user }} }""", "no JSON")]
    [InlineData("{% for i in (1..100000) %}{% for j in (1..100000) %}x{% endfor %}{% endfor %}", "fails")]
    [InlineData("""{% assign x = "xxxxxxxxxx" %}{% for i in (1..40) %}{% assign x = x | append: x %}{% endfor %}{{ x }}""", "longer than")]
    [InlineData("""{% assign x = "xxxxxxxxxx" %}{% for i in (1..40) %}{% capture x %}{{ x }}{{ x }}{% endcapture %}{% endfor %}{{ x }}""", "longer than")]
    [InlineData("""{% assign x = "xxxxxxxxxx" %}{{ x | replace: "x", x | replace: "x", x | replace: "x", x | replace: "x", x | replace: "x", x }}""", "longer than")]
    [InlineData("{% include 'passwd' %}", "")]
    [InlineData("{% render '/etc/passwd' %}", "")]
    public void A_template_that_fails_or_takes_too_much_ends_with_a_reason(string text, string reason)
    {
        var error = Assert.ThrowsAny<FormatException>(() => new LiquidBody(new PayloadTemplate(text)).Write(Events.Id, [Events.Ended("plain words")]));

        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void It_sees_the_event_and_nothing_of_the_program()
    {
        var body = new LiquidBody(new PayloadTemplate("{{ event.GetType }}{{ event.payload.user.Length }}{{ environment }}{{ event.topic }}", "text/plain"));

        Assert.Equal("attacker.session.ended", Encoding.UTF8.GetString(body.Write(Events.Id, [Events.Ended()])));
    }
}
