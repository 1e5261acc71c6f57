using System.Text.Json.Serialization;

namespace Decnet.Operator.ApiTests.Gadgets;

public sealed class GadgetSpec
{
    /// <summary>The schema also lets a word pass, which does not decode.</summary>
    public int Size { get; set; }

    public string? SecretName { get; set; }

    [JsonPropertyName("color")]
    public string? Colour { get; set; }
}
