using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Decnet.Store.Model;

/// <summary>Columns are called as the product's documents call them: KdIkiP50 is kd_iki_p50.</summary>
internal static class SnakeCase
{
    public static void Apply(ModelBuilder model)
    {
        foreach (var entity in model.Model.GetEntityTypes())
        {
            Columns(entity);
            foreach (var complex in entity.GetComplexProperties())
                Columns(complex.ComplexType);
            foreach (var index in entity.GetIndexes())
            {
                if (index.GetDatabaseName()?.StartsWith("IX_", StringComparison.Ordinal) == true)
                    index.SetDatabaseName($"ix_{entity.GetTableName()}_{string.Join('_', index.Properties.Select(property => Of(property.Name)))}");
            }
        }
    }

    /// <summary>Digits stay with the letters before them.</summary>
    public static string Of(string name)
    {
        var text = new StringBuilder();
        foreach (var c in name)
        {
            if (char.IsAsciiLetterUpper(c) && text.Length > 0)
                text.Append('_');
            text.Append(char.ToLowerInvariant(c));
        }

        return text.ToString();
    }

    private static void Columns(IMutableTypeBase type)
    {
        foreach (var property in type.GetProperties())
            property.SetColumnName(Of(property.Name));
    }
}
