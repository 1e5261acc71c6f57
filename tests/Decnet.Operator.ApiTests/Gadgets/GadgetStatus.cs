namespace Decnet.Operator.ApiTests.Gadgets;

public sealed class GadgetStatus
{
    public int? ObservedSize { get; set; }

    public string? Phase { get; set; }
}
