using System.Globalization;

namespace Decnet.Operator.Observability;

/// <summary>Where spans go.</summary>
/// <param name="Endpoint">Of an OTLP receiver, for HTTP with protobuf.</param>
/// <param name="Ratio">Share of reconciles that are traced, 0 to 1.</param>
internal sealed record TraceSettings(Uri Endpoint, double Ratio)
{
    private const string Path = "/v1/traces";

    /// <summary>Null settings without errors: nobody wants traces.</summary>
    public static (TraceSettings? Settings, IReadOnlyList<string> Errors) Read(string endpoint, string ratio)
    {
        if (endpoint.Length == 0)
            return (null, []);

        var errors = new List<string>();
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var uri) || uri.Scheme is not ("http" or "https"))
            errors.Add("--traces-endpoint: must be an http or https URL of an OTLP receiver, such as http://collector.monitoring:4318");
        if (!double.TryParse(ratio, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) || share is not (>= 0 and <= 1))
            errors.Add("--traces-ratio: must be a number from 0 to 1");
        return errors.Count > 0 ? (null, errors) : (new(uri!.AbsolutePath == "/" ? new Uri(uri, Path) : uri, share), []);
    }
}
