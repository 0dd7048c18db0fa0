import java.io.File;
import java.io.IOException;
import java.util.Arrays;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The JDK's own validator (Xerces): `java Verdicts.java SCHEMA FOLDER` prints each file's name and verdict. */
public final class Verdicts {
    public static void main(String[] arguments) throws SAXException, IOException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        Schema schema = factory.newSchema(new File(arguments[0]));
        File[] files = new File(arguments[1]).listFiles((folder, name) -> name.endsWith(".xml"));
        Arrays.sort(files);
        for (File file : files) {
            String verdict = "valid";
            try {
                schema.newValidator().validate(new StreamSource(file));
            } catch (SAXException fault) {
                verdict = "invalid";
            }
            System.out.println(file.getName() + "\t" + verdict);
        }
    }
}
