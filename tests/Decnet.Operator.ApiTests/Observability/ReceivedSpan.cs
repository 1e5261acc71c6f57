namespace Decnet.Operator.ApiTests.Observability;

/// <summary>A span as it came over the wire.</summary>
/// <param name="Service">service.name of its resource.</param>
/// <param name="Parent">Empty for a root.</param>
internal sealed record ReceivedSpan(string Service, string Trace, string Id, string Parent, string Name, IReadOnlyDictionary<string, string> Attributes)
{
    /// <summary>All spans of an ExportTraceServiceRequest; field numbers from opentelemetry-proto.</summary>
    public static IEnumerable<ReceivedSpan> In(byte[] request) =>
        from resource in new ProtoFields(request).All(1)
        let service = Pairs(resource.All(1).Single(), 1).GetValueOrDefault("service.name", "")
        from scope in resource.All(2)
        from span in scope.All(2)
        select new ReceivedSpan(service, span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), Pairs(span, 9));

    private static Dictionary<string, string> Pairs(ProtoFields of, int number) =>
        of.All(number).ToDictionary(pair => pair.Text(1), pair => pair.All(2).FirstOrDefault()?.Text(1) ?? "");
}
