using Bot.Core;
using Bot.Core.Dialogs;
using Bot.Host.Commands;
using Bot.Host.Content;

namespace Host.Tests.Content;

public sealed class Languages_we_do_not_serve
{
    private const string WrittenIn = "written in ";

    private static readonly string Folder = DialogsFolder.Find(null);
    private static readonly Lazy<DialogBook> Book = new(() => ContentLoader.Load(Folder, SmallDialogs.Today).Book!);
    private static readonly Lazy<BenefitsBot> Bot = new(() => new BenefitsBot(Book.Value, TopicModels.For(Book.Value, Folder, CancellationToken.None)));

    [Theory]
    [InlineData("preciso de ajuda com comida")]
    [InlineData("como faço para pedir")]
    [InlineData("Minha filha está doente e não tenho plano de saúde")]
    [InlineData("perdi meu cartão de alimentação ontem")]
    [InlineData("voce fala portugues?")]
    [InlineData("quanto tempo demora pra receber o beneficio, ja faz um mes")]
    [InlineData("não consigo pagar o aluguel deste mês")]
    [InlineData("Bom dia, onde eu entrego os documentos?")]
    [InlineData("estou gravida e nao tenho seguro")]
    [InlineData("meu marido ficou desempregado, temos direito a algum auxilio?")]
    [InlineData("quero saber se meus filhos podem receber leite na escola")]
    [InlineData("cortaram minha luz hoje")]
    [InlineData("chegou uma carta e eu não entendi nada")]
    [InlineData("Tem alguém que possa me ajudar a preencher o formulário?")]
    [InlineData("sou brasileira, posso pedir os cupons de comida?")]
    public void Portuguese_is_known_though_Spanish_has_many_of_its_words(string text) => Assert.Equal("Portuguese", Read(text));

    [Theory]
    [InlineData("Bonjour, j'ai besoin d'aide pour payer mon loyer")]
    [InlineData("comment faire une demande de coupons alimentaires")]
    [InlineData("je ne parle pas anglais")]
    [InlineData("j'ai perdu ma carte hier")]
    [InlineData("Est-ce que mes enfants peuvent manger gratuitement à l'école ?")]
    [InlineData("mon mari a perdu son travail")]
    [InlineData("ma fille est malade et nous n'avons pas d'assurance")]
    [InlineData("combien de temps dois-je attendre la réponse")]
    [InlineData("quelqu'un parle français ?")]
    [InlineData("je suis enceinte, puis-je avoir du lait")]
    [InlineData("vous avez coupé mon aide, pourquoi")]
    [InlineData("nous n'avons plus rien à manger depuis deux jours")]
    public void French_is_known(string text) => Assert.Equal("French", Read(text));

    [Theory]
    [InlineData("Bonjou, mwen bezwen èd pou m peye kay la")]
    [InlineData("kijan pou m aplike pou koupon manje")]
    [InlineData("mwen pèdi kat mwen an")]
    [InlineData("èske gen moun ki pale kreyòl")]
    [InlineData("timoun mwen yo grangou")]
    [InlineData("mari m pèdi travay li")]
    [InlineData("mwen pa konprann lèt la")]
    [InlineData("konbyen tan sa ap pran")]
    [InlineData("ki kote biwo a ye")]
    [InlineData("mwen ansent epi m pa gen asirans")]
    [InlineData("nou pa gen anyen pou n manje")]
    [InlineData("yo koupe kouran lakay mwen")]
    public void Haitian_Creole_is_known(string text) => Assert.Equal("Haitian Creole", Read(text));

    [Theory]
    [InlineData("preciso de ayuda")] // some Spanish speakers say it so
    [InlineData("quando me llega la tarjeta")]
    [InlineData("ola quiero aplicar")]
    [InlineData("perdi mi tarjeta com mi dinero")]
    [InlineData("tengo una niña en la escuela pre k")]
    [InlineData("wat r the hours 4 the office on main")]
    [InlineData("my son eu number")]
    public void Slips_of_our_own_languages_are_none(string text) => Assert.Null(Read(text));

    [Fact]
    public void No_example_of_ours_is_taken_for_another_language()
    {
        var foreign = Book.Value.Routing.Examples.Where(topic => topic.Key != "language.request")
            .SelectMany(topic => topic.Value.Select(example => (Text: example.Text, Language: Read(example.Text)))).Where(read => read.Language is not null);

        Assert.Empty(foreign.Select(read => $"{read.Language}: {read.Text}"));
    }

    private static string? Read(string text)
    {
        var understood = Bot.Value.Understand(text);
        var why = understood.Topic == "language.request" ? understood.Why.FirstOrDefault(reason => reason.Contains(WrittenIn, StringComparison.Ordinal)) : null;
        return why?[(why.IndexOf(WrittenIn, StringComparison.Ordinal) + WrittenIn.Length)..];
    }
}
