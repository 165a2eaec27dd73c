package nl.kring.journey;

/** A model that came with the application cannot be used: the application must not start half. */
class BrokenModel extends RuntimeException {

    BrokenModel(String file, Throwable cause) {
        super("The model " + file + " that came with this Kring is broken: " + cause.getMessage(), cause);
    }
}
