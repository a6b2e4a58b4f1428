using Bot.Core.Routing;
using Bot.Core.Scoring;

namespace Bot.Core.Tests;

public sealed class A_trained_model
{
    private static readonly FeatureFamily[] Families = [new(1f, Unknown: 0.3f), new(0.6f), new(0.4f), new(1f)];
    private static readonly TrainingOptions Options = new(Passes: 20, Rate: 2f, Decay: 1e-5f, LeastWeight: 0.01f);

    private static readonly (string Text, int Class)[] Texts =
    [
        ("i lost my card", 0), ("my card was stolen", 0), ("need a new card", 0), ("card broke in half", 0),
        ("where do i apply", 1), ("how do i sign up", 1), ("apply online please", 1), ("application form", 1),
        ("how much is left on it", 2), ("check my balance", 2), ("what is my balance", 2), ("balance please", 2),
    ];

    private static LinearModel Train() =>
        LinearTrainer.Train(Families, [.. Texts.Select(text => new TrainingText(FeaturesOf(text.Text), [new Target(text.Class, 1)]))], 3, Options);

    private static TextFeature[] FeaturesOf(string text)
    {
        var list = new FeatureList();
        TextFeatures.Of(TextFolding.Fold(text), list);
        return list.ToArray();
    }

    private static int Best(LinearModel model, string text)
    {
        var scores = new float[model.Classes];
        model.Score(FeaturesOf(text), scores);
        return Array.IndexOf(scores, scores.Max());
    }

    [Theory]
    [InlineData("someone stole my card", 0)]
    [InlineData("can i apply today", 1)]
    [InlineData("whats my blance", 2)]
    public void Knows_what_it_has_not_seen_before(string text, int @class) => Assert.Equal(@class, Best(Train(), text));

    [Fact]
    public void Is_the_same_bytes_each_time() =>
        Assert.Equal(ModelFile.Write(new NamedModel("abc", ["a", "b", "c"], Train(), 1)), ModelFile.Write(new NamedModel("abc", ["a", "b", "c"], Train(), 1)));

    [Fact]
    public void Comes_back_whole_from_its_bytes()
    {
        var bytes = ModelFile.Write(new NamedModel("abc", ["a", "b", "c"], Train(), 1.5f));

        var read = ModelFile.Read(bytes);

        Assert.NotNull(read);
        Assert.Equal("abc", read.Source);
        Assert.Equal(["a", "b", "c"], read.Classes);
        Assert.Equal(1.5f, read.Sharpness);
        Assert.Equal(bytes, ModelFile.Write(read));
        Assert.Equal(0, Best(read.Model, "someone stole my card"));
    }

    [Fact]
    public void Is_not_read_from_bytes_that_were_changed_cut_off_or_are_something_else()
    {
        var bytes = ModelFile.Write(new NamedModel("abc", ["a", "b", "c"], Train(), 1));
        for (var at = 0; at < bytes.Length; at += 37)
        {
            var changed = bytes.ToArray();
            changed[at] ^= 4;
            Assert.Null(ModelFile.Read(changed));
            Assert.Null(ModelFile.Read(bytes[..at]));
        }
    }

    [Fact]
    public void Says_which_words_decided()
    {
        var features = FeaturesOf("xx my card");

        var reasons = Train().Explain(features, 0, against: 1);

        Assert.Contains(reasons, reason => features[reason.Feature] is { First: 2, Words: 1 });
    }

    [Theory]
    [InlineData(-100f)]
    [InlineData(-12.34f)]
    [InlineData(-0.5f)]
    [InlineData(0f)]
    [InlineData(0.3466f)]
    [InlineData(7.7f)]
    [InlineData(80f)]
    public void Uses_an_exponential_of_its_own_that_is_right(float x) => Assert.Equal(1.0, (Exact.Exp(x) + 1e-30) / (Math.Exp(x) + 1e-30), 5);

    [Theory]
    [InlineData(0.001f)]
    [InlineData(1f)]
    [InlineData(1.9999f)]
    [InlineData(9386f)]
    public void And_a_logarithm(float x) => Assert.Equal(Math.Log(x), Exact.Log(x), 5);
}
