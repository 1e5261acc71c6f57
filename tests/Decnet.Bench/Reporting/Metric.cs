namespace Decnet.Bench.Reporting;

/// <summary>A column: its heading, how a figure is printed, and whether it is compared with the base.</summary>
internal sealed record Metric(string Key, string Heading, string Format, bool Compared);
