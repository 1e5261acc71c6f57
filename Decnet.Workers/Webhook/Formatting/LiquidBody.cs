using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Decnet.Store.Outbox;
using Decnet.Webhook.Subscribing;
using Fluid;
using Fluid.Values;

namespace Decnet.Webhook.Formatting;

/// <summary>
/// A user's Liquid template. It sees `event` (id, topic, type, ts, payload) and `events`, nothing else: no files, no other templates, no .NET object. Every value is
/// escaped for the content type as it is put in, and what should be JSON is sent only if it is.
/// </summary>
internal sealed class LiquidBody : IBodyFormat
{
    private static readonly FluidParser Parser = new(new FluidParserOptions { AllowFunctions = false });
    private readonly PayloadTemplate _template;
    private readonly TextEncoder _encoder;
    private readonly bool _isJson;
    private readonly IFluidTemplate _parsed;

    /// <exception cref="FormatException">It is no template; the message says where.</exception>
    public LiquidBody(PayloadTemplate template)
    {
        (_template, _isJson, _encoder) = (template, TemplateEscaping.IsJson(template.ContentType), TemplateEscaping.For(template.ContentType));
        if (template.Text.Length > TemplateLimits.Source)
            throw new FormatException($"the template is longer than {TemplateLimits.Source} characters");
        if (!Parser.TryParse(template.Text, out _parsed!, out var error))
            throw new FormatException($"the template can't be read: {ShownText.Of(error, 200)}");
    }

    public string ContentType => _template.ContentType;

    public int MostEvents => 1000;

    public byte[] Write(string id, IReadOnlyList<QueuedEvent> events)
    {
        var context = new TemplateContext(TemplateLimits.Options(_isJson));
        var values = events.Select(one => Model(one, TemplateEscaping.IsPlain(ContentType))).ToList();
        context.SetValue("event", values[0]);
        context.SetValue("events", new ArrayValue(values));
        var text = new LimitedWriter(TemplateLimits.Output);
        try
        {
            // Nothing in it waits: it has no files and no functions.
            _parsed.RenderAsync(text, _encoder, context).AsTask().GetAwaiter().GetResult();
            var body = Encoding.UTF8.GetBytes(text.ToString());
            if (_isJson)
                JsonDocument.Parse(body).Dispose();
            return body;
        }
        catch (JsonException e)
        {
            throw new FormatException($"what the template makes is no JSON (line {e.LineNumber + 1})", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or FormatException or OverflowException or InvalidCastException or IndexOutOfRangeException or IOException)
        {
            throw new FormatException($"the template fails: {ShownText.Of(e.Message, 200)}", e);
        }
    }

    private static FluidValue Model(QueuedEvent one, bool plain)
    {
        using var payload = JsonDocument.Parse(one.Payload);
        return TemplateValues.Object(new Dictionary<string, FluidValue>
        {
            ["id"] = new StringValue(one.EventId),
            ["topic"] = new StringValue(one.Topic),
            ["type"] = new StringValue(plain ? ShownText.Of(one.Type, int.MaxValue) : one.Type),
            ["ts"] = new StringValue(EventTimes.Iso(one.AtUs)),
            ["payload"] = TemplateValues.Of(payload.RootElement, plain),
        });
    }
}
