using Bot.Core.Signals;
using Handoff.Core.Turns;

namespace Bot.Core.Tests;

public sealed class Hearing_a_stop
{
    [Theory]
    [InlineData("STOP")]
    [InlineData(" stop \n")]
    [InlineData("Stop!!!")]
    [InlineData("STOP 🛑")]
    [InlineData("stop please")]
    [InlineData("STOPALL")]
    [InlineData("unsubscribe")]
    [InlineData("CANCEL")]
    [InlineData("end")]
    [InlineData("Quit.")]
    [InlineData("revoke")]
    [InlineData("OPT OUT")]
    [InlineData("opt-out")]
    [InlineData("OPTOUT")]
    [InlineData("ALTO")]
    [InlineData("pare por favor")]
    [InlineData("Cancelar")]
    [InlineData("BAJA")]
    [InlineData("fin")]
    [InlineData("ya basta")]
    [InlineData("Detener")]
    [InlineData("please stop texting me")]
    [InlineData("i told you to stop texting me i dont want these")]
    [InlineData("can you stop sending me these text messages?")]
    [InlineData("pls dont text me anymore")]
    [InlineData("do not text me again")]
    [InlineData("take me off your list")]
    [InlineData("remove my number from this")]
    [InlineData("Wrong number")]
    [InlineData("sorry you have the wrong number")]
    [InlineData("u got the wrong number bro")]
    [InlineData("ya no me manden mensajes")]
    [InlineData("por favor dejen de mandarme mensajes")]
    [InlineData("no me mande más mensajes")]
    [InlineData("no quiero recibir más mensajes")]
    [InlineData("número equivocado")]
    [InlineData("se equivocó de número")]
    [InlineData("stop mandándome mensajes")]
    [InlineData("quítenme de la lista por favor")]
    [InlineData("wrong number amigo")]
    [InlineData("wrong number, yo no soy maria")]
    [InlineData("quit textin me")]
    [InlineData("Please stop. My sister passed in October and this was her phone.")]
    [InlineData("I never signed up for any text messages. Please remove me from your list.")]
    [InlineData("me cobran por cada mensaje, ya no me escriban")]
    [InlineData("stop, no más mensajes")]
    [InlineData("Deseo cancelar la suscripción a estos avisos")]
    [InlineData("cancel the reminders please they come every day")]
    [InlineData("You have the wrong party. There's no Marvin here.")]
    public void A_word_or_a_sentence_that_plainly_means_it(string text) => Assert.True(OptOut.Is(text));

    [Theory]
    [InlineData("my ex wont stop texting me")]
    [InlineData("how do i get him to stop texting me")]
    [InlineData("i told him to stop texting me and he hit me")]
    [InlineData("make it stop")]
    [InlineData("my benefits stopped")]
    [InlineData("when does it end")]
    [InlineData("cancel my snap case")]
    [InlineData("can i cancel my interview")]
    [InlineData("quiero cancelar mi cita")]
    [InlineData("you dont text me back")]
    [InlineData("i put the wrong number on my form")]
    [InlineData("you have the wrong number on my case")]
    [InlineData("is this the wrong number?")]
    [InlineData("ya no me mandan mensajes de mi caso")]
    [InlineData("ya no me mandaron la carta")]
    [InlineData("ya no quiero recibir estampillas")]
    [InlineData("denme de baja del programa de snap")]
    [InlineData("stop sending me letters about my hearing")]
    [InlineData("el fin de mes")]
    [InlineData("no")]
    [InlineData("no more food")]
    [InlineData("they said stop coming, so i stopped")]
    [InlineData("my pain wont stop and i need medicaid")]
    [InlineData("leave me alone")]
    [InlineData("please")]
    [InlineData("")]
    public void Words_that_mean_something_else(string text) => Assert.False(OptOut.Is(text));

    [Fact]
    public void Beside_danger_it_is_danger_that_is_heard()
    {
        Assert.Equal(ConsentWord.None, A.Bot.Consent("he hits me every day. stop texting me he says"));
        Assert.Equal(ConsentWord.None, A.Bot.Consent("i feel hopeless. stop"));
        Assert.Equal(ConsentWord.Stop, A.Bot.Consent("i moved away. stop"));
        Assert.Equal(ConsentWord.Stop, A.Bot.Consent("stop texting me"));
    }

    [Theory]
    [InlineData("START", true)]
    [InlineData("unstop", true)]
    [InlineData("Empezar", true)]
    [InlineData("start please", true)]
    [InlineData("when does it start", false)]
    [InlineData("yes", false)]
    public void Asking_for_texts_again(string text, bool asks) => Assert.Equal(asks, OptOut.IsStart(text));
}
