using Bot.Core.Routing;

namespace Bot.Core.Tests;

public sealed class Telling_languages_apart
{
    [Theory]
    [InlineData("how do i apply for food stamps", "en")]
    [InlineData("i need help with my bill", "en")]
    [InlineData("hello", "en")]
    [InlineData("¿cómo aplico?", "es")]
    [InlineData("donde mando los papeles de mi caso", "es")]
    [InlineData("gracias", "es")]
    [InlineData("ocupo ayuda con la renta", "es")]
    [InlineData("snap", null)]
    [InlineData("ok", null)]
    [InlineData("", null)]
    [InlineData("12345", null)]
    [InlineData("quiero aplicar for food stamps pero online, where do i go", null)]
    public void By_their_small_words_and_letters(string text, string? language) =>
        Assert.Equal(language, LanguageDetector.Detect(TextFolding.Fold(text)).Language?.Code);

    [Fact]
    public void A_mix_of_both_is_said_to_be_one() =>
        Assert.True(LanguageDetector.Detect(TextFolding.Fold("mi esposo got deployed y yo quiero fill out la solicitud, can I sign for both")).Mixed);
}
