using CsCheck;
using Decnet.Bus.Matching;

namespace Decnet.Bus.Tests.Matching;

public sealed class PatternTrieTests
{
    private static readonly Gen<string> Topic = Gen.OneOf("a", "b", "cc").Array[1, 5].Select(tokens => string.Join('.', tokens));

    private static readonly Gen<string> Pattern = Gen.Select(
        Gen.OneOf("a", "b", "cc", "*").Array[1, 5], Gen.Bool, (tokens, tail) => string.Join('.', tokens) + (tail ? ".>" : ""));

    [Fact]
    public void Matches_are_those_of_a_naive_matcher_through_any_history() =>
        Gen.Select(Gen.Select(Pattern, Gen.Int[0, 3], Gen.Bool).Array[0, 40], Topic.Array[1, 10]).Sample(
            (history, topics) =>
            {
                var trie = new PatternTrie<string>();
                var model = new HashSet<(string Pattern, string Value)>();
                foreach (var (pattern, who, add) in history)
                {
                    var value = $"v{who}";
                    var changed = add ? model.Add((pattern, value)) : model.Remove((pattern, value));
                    Assert.Equal(changed, add ? trie.Add(pattern, value) : trie.Remove(pattern, value));
                }

                foreach (var topic in topics)
                {
                    var found = new HashSet<string>();
                    trie.Match(topic, found);
                    Assert.Equal(model.Where(entry => Naive(entry.Pattern, topic)).Select(entry => entry.Value).ToHashSet(), found);
                }
            },
            iter: 20_000);

    [Theory]
    [InlineData(">", "a", true)]
    [InlineData(">", "a.b.c", true)]
    [InlineData("a.>", "a", false)]
    [InlineData("a.>", "a.b", true)]
    [InlineData("*", "a.b", false)]
    [InlineData("*.b", "a.b", true)]
    [InlineData("a.*.c", "a.b.c", true)]
    [InlineData("a.*.>", "a.b", false)]
    public void Wildcards_mean_what_the_design_says(string pattern, string topic, bool matches)
    {
        var trie = new PatternTrie<string>();
        trie.Add(pattern, "x");
        var found = new HashSet<string>();

        trie.Match(topic, found);

        Assert.Equal(matches, found.Count == 1);
    }

    [Fact]
    public void Nothing_is_left_when_everybody_has_gone()
    {
        var trie = new PatternTrie<string>();
        string[] patterns = ["a.b.c", "a.*", "a.>", ">", "*.*.*"];
        foreach (var pattern in patterns)
        {
            trie.Add(pattern, "x");
        }

        foreach (var pattern in patterns)
        {
            Assert.True(trie.Remove(pattern, "x"));
        }

        Assert.True(trie.IsEmpty);
    }

    private static bool Naive(string pattern, string topic)
    {
        var (wanted, tokens) = (pattern.Split('.'), topic.Split('.'));
        for (var i = 0; i < wanted.Length; i++)
        {
            if (wanted[i] == ">")
            {
                return tokens.Length > i;
            }

            if (i >= tokens.Length || (wanted[i] != "*" && wanted[i] != tokens[i]))
            {
                return false;
            }
        }

        return wanted.Length == tokens.Length;
    }
}
