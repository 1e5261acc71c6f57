namespace Decnet.Webhook.Subscribing;

/// <summary>A Liquid template of the user's, for <see cref="PayloadFormat.Template"/>.</summary>
/// <param name="Text">What stands in the resource.</param>
/// <param name="ContentType">
/// Decides how values are escaped: any JSON type as the inside of a JSON string, HTML and XML as markup, everything else as one line of text.
/// </param>
internal sealed record PayloadTemplate(string Text, string ContentType = "application/json");
