namespace System.Runtime;

/// <summary>
/// The compiler knows it by its name: the method gets that name in the object file, and no preparation of the runtime's before its code.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class RuntimeExportAttribute(string entry) : Attribute
{
    public string Entry { get; } = entry;
}
