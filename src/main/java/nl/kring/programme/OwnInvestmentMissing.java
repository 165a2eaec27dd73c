package nl.kring.programme;

/** The second and every later year of a network is its own investment, and nobody said what it is. */
public final class OwnInvestmentMissing extends RuntimeException {

    OwnInvestmentMissing(String slug) {
        super("A later year of " + slug + " needs an investment of its own");
    }
}
