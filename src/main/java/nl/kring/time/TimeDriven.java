package nl.kring.time;

/**
 * Something that does its work by itself as time passes, beside the process engine. When the clock is moved it is asked to
 * catch up at every stop, so that things happen in the order in which they would have.
 */
public interface TimeDriven {

    /** Does what is due at the clock's present time. */
    void catchUp();
}
