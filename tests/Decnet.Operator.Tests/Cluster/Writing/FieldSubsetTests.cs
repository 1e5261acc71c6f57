using System.Text.Json;
using Decnet.Operator.Cluster.Writing;

namespace Decnet.Operator.Tests.Cluster.Writing;

public sealed class FieldSubsetTests
{
    [Theory]
    [InlineData("""{"a":1,"b":{"c":2}}""", """{"b":{"c":2}}""", true)] // others' fields do not matter
    [InlineData("""{"a":1}""", """{"a":2}""", false)]
    [InlineData("""{"a":1}""", """{"b":1}""", false)] // somebody removed ours
    [InlineData("""{"a":1}""", """{"b":null}""", true)] // null asks for nothing
    [InlineData("""{"l":[1,2]}""", """{"l":[1]}""", false)] // an added element is drift
    [InlineData("""{"l":[1,2]}""", """{"l":[2,1]}""", false)]
    [InlineData("""{"l":[{"n":"x","d":1}]}""", """{"l":[{"n":"x"}]}""", true)] // defaults inside an element
    [InlineData("""{"a":"1"}""", """{"a":1}""", false)]
    [InlineData("""{"a":true}""", """{"a":false}""", false)]
    [InlineData("""{"a":{}}""", """{"a":[]}""", false)]
    public void An_object_holds_what_is_desired_or_not(string actual, string desired, bool holds) =>
        Assert.Equal(holds, FieldSubset.Holds(JsonElement.Parse(actual), JsonElement.Parse(desired)));
}
