package nl.kring.simulation;

/**
 * The invented people, by how they behave, and how fast staff are.
 *
 * @param prompt answer within two days
 * @param slow answer a day after they were reminded
 * @param silent answer everything up to a step, and nothing from there on
 * @param silentFrom the id of that step in its model; empty for the first question they get
 * @param unconfirmed never confirm their address
 * @param withdrawing withdraw when they are asked a second time
 * @param declined whom the organiser does not admit
 * @param cancelling cancel three weeks after they were admitted
 * @param staffDays after how many working days staff do what is asked of them
 */
public record Crowd(
        int prompt,
        int slow,
        int silent,
        String silentFrom,
        int unconfirmed,
        int withdrawing,
        int declined,
        int cancelling,
        int staffDays) {

    /** More than any edition takes; a simulation should end within minutes. */
    public static final int MOST = 40;

    /** How many enrol. */
    public int size() {
        return prompt + slow + silent + unconfirmed + withdrawing + declined + cancelling;
    }
}
