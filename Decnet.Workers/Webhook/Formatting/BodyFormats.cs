using Decnet.Webhook.Subscribing;

namespace Decnet.Webhook.Formatting;

internal static class BodyFormats
{
    /// <exception cref="FormatException">The template is none.</exception>
    public static IBodyFormat Of(Subscription subscription) => subscription.Format switch
    {
        PayloadFormat.TheHive => new TheHiveAlert(),
        PayloadFormat.Wazuh => new WazuhEvents(),
        PayloadFormat.Slack => new SlackMessage(),
        PayloadFormat.Cef => new CefLines(),
        PayloadFormat.Template => new LiquidBody(subscription.Template ?? throw new FormatException("the format is template and there is none")),
        _ => new DecnetBody(),
    };
}
