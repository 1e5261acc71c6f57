using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using CsCheck;
using Decnet.Store.Outbox;
using Decnet.Webhook.Formatting;
using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Tests.Formatting;

/// <summary>Whatever an intruder types stays a value: the shape of what a receiver gets is that of an event with harmless text.</summary>
public sealed partial class HostileTextTests
{
    private const long Samples = 2000;

    private static readonly string[] Pieces =
    [
        "\"", "\\", "\\\"", "\n", "\r", "\u2028", "\u2029", "\0", "\u001b[2J", "\u202e", "\u200f", "`", "```", "\n```\n", "<", ">", "&", "<!channel>", "<@U1>", "|", "=", " src=1.2.3.4", "CEF:0|",
        "{{ 1 }}", "{% raw %}", "${jndi:ldap://x}", "</script>", "<![CDATA[", "]]>", "','", "\",\"admin\":true,\"x\":\"", "%0a", "\u00e9", "\ud83d\ude00", "a", " ", "\t", "*", "_", "~", "[x](http://y)", "@here",
    ];

    private static Gen<string> Text { get; } = Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]).Array[0, 12].Select(string.Concat), Gen.String.Select(text => new string([.. text.Where(c => !char.IsSurrogate(c))])));

    [Fact]
    public void In_the_products_own_form() => Check((user, type) =>
    {
        using var body = Json(new DecnetBody(), Events.Ended(user, type: type));
        Assert.Equal(["id", "payload", "topic", "ts", "type", "v"], Keys(body.RootElement));
        Assert.Equal(user, body.RootElement.GetProperty("payload").GetProperty("user").GetString());
        Assert.Equal(type, body.RootElement.GetProperty("type").GetString());
    });

    [Fact]
    public void In_an_alert_of_TheHive() => Check((user, type) =>
    {
        using var body = Json(new TheHiveAlert(), Events.Ended(user, type: type));
        Assert.Equal(["date", "description", "observables", "severity", "source", "sourceRef", "tags", "title", "type"], Keys(body.RootElement));
        var description = body.RootElement.GetProperty("description").GetString()!;
        Assert.Equal(2, Fences().Count(description));
        Assert.DoesNotContain('<', description);
        Assert.DoesNotContain('\n', body.RootElement.GetProperty("title").GetString()!);
        Assert.InRange(body.RootElement.GetProperty("title").GetString()!.Length, 1, 512);
        Assert.InRange(body.RootElement.GetProperty("type").GetString()!.Length, 1, 32);
        Assert.Equal(Events.Id, body.RootElement.GetProperty("sourceRef").GetString());
    });

    [Fact]
    public void In_an_event_of_Wazuh() => Check((user, type) =>
    {
        using var body = Json(new WazuhEvents(), Events.Ended(user, type: type));
        var line = body.RootElement.GetProperty("events")[0].GetString()!;
        Assert.DoesNotContain('\n', line);
        using var inner = JsonDocument.Parse(line);
        Assert.Equal(["decnet", "integration"], Keys(inner.RootElement));
        Assert.Equal(user, inner.RootElement.GetProperty("decnet").GetProperty("payload").GetProperty("user").GetString());
    });

    [Fact]
    public void In_a_message_of_Slack() => Check((user, type) =>
    {
        using var body = Json(new SlackMessage(), Events.Ended(user, type: type));
        Assert.Equal(["blocks", "link_names", "text", "unfurl_links", "unfurl_media"], Keys(body.RootElement));
        var block = Assert.Single(body.RootElement.GetProperty("blocks").EnumerateArray());
        Assert.Equal("plain_text", block.GetProperty("text").GetProperty("type").GetString());
        Assert.InRange(block.GetProperty("text").GetProperty("text").GetString()!.Length, 1, 3000);
        Assert.DoesNotMatch(Controls(), body.RootElement.GetProperty("text").GetString()!);
    });

    [Fact]
    public void In_a_line_of_CEF() => Check((user, type) =>
    {
        var text = Encoding.UTF8.GetString(new CefLines().Write(Events.Id, [Events.Ended(user, type: type)]));
        Assert.Single(text, '\n');
        Assert.EndsWith("\n", text, StringComparison.Ordinal);
        var header = UnescapedBar().Split(text.TrimEnd('\n'), 8);
        Assert.Equal(["CEF:0", "DECNET", "decnet", "1", "attacker.session.ended"], header[..5]);
        Assert.Equal(["rt", "externalId", "cat", "src", "suser", "dhost", "cs1Label", "cs1"], UnescapedKey().Matches(header[7]).Select(match => match.Groups[1].Value));
        Assert.DoesNotMatch(Controls2(), text.TrimEnd('\n'));
    });

    [Fact]
    public void In_a_template_that_makes_JSON() => Check((user, type) =>
    {
        var template = new LiquidBody(new PayloadTemplate("""{"user":"{{ event.payload.user | raw | upcase }}","type":"{{ event.type }}","all":{{ event.payload | json }}}"""));
        using var body = Json(template, Events.Ended(user, type: type));
        Assert.Equal(["user", "type", "all"], Keys(body.RootElement));
        Assert.Equal(user, body.RootElement.GetProperty("all").GetProperty("user").GetString());
        Assert.Equal(type, body.RootElement.GetProperty("type").GetString());
    });

    [Fact]
    public void In_a_template_that_makes_XML() => Check((user, type) =>
    {
        var template = new LiquidBody(new PayloadTemplate("<a b=\"{{ event.payload.user }}\">{{ event.payload.user }}</a>", "application/xml"));
        var text = Encoding.UTF8.GetString(template.Write(Events.Id, [Events.Ended(user, type: type)]));
        Assert.Equal(2, text.Count(c => c == '<'));
        Assert.Equal(2, text.Count(c => c == '"'));
    });

    [Fact]
    public void In_a_template_that_makes_plain_text() => Check((user, type) =>
    {
        var template = new LiquidBody(new PayloadTemplate("user {{ event.payload.user }}\nend", "text/plain"));
        Assert.Single(Encoding.UTF8.GetString(template.Write(Events.Id, [Events.Ended(user, type: type)])), '\n');
    });

    private static void Check(Action<string, string> holds) => Gen.Select(Text, Text).Sample((user, type) => holds(user, type), iter: Samples);

    private static JsonDocument Json(IBodyFormat format, QueuedEvent one) => JsonDocument.Parse(format.Write(Events.Id, [one]));

    private static IEnumerable<string> Keys(JsonElement value) => value.EnumerateObject().Select(property => property.Name);

    [GeneratedRegex("```")]
    private static partial Regex Fences();

    [GeneratedRegex("[<>]|&(?!amp;|lt;|gt;)")]
    private static partial Regex Controls();

    [GeneratedRegex(@"[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e]")]
    private static partial Regex Controls2();

    [GeneratedRegex(@"(?<=(?<!\\)(?:\\\\)*)\|")]
    private static partial Regex UnescapedBar();

    [GeneratedRegex(@"(?:^| )(\w+)=")]
    private static partial Regex UnescapedKey();
}
