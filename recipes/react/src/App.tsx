import type { Fit } from "lossbook/embed";
import type {} from "lossbook/react"; // the types of the elements
import { useState } from "react";

const offered = ["squared", "absolute", "huber", "tukey"];

export function App() {
  const [losses, setLosses] = useState(["squared", "huber"]);
  const [fits, setFits] = useState<Fit[]>([]);

  function toggle(loss: string) {
    setLosses(offered.filter((each) => losses.includes(each) !== (each === loss)));
  }

  return (
    <>
      <h1>Calls and minutes</h1>
      <fieldset>
        <legend>Losses</legend>
        {offered.map((loss) => (
          <label key={loss}>
            <input type="checkbox" checked={losses.includes(loss)} onChange={() => toggle(loss)} /> {loss}
          </label>
        ))}
      </fieldset>
      {/* An attribute is a prop, an event "fit" is onfit. Only dataset is written dataSet: lossbook/react says why. */}
      <loss-fit dataSet="phones" losses={losses.join(" ")} onfit={(event) => setFits(event.detail.fits)}>
        <p>The figure is coming …</p>
      </loss-fit>
      <ul>
        {fits.map(({ loss, coefficients: [, slope] }) => (
          <li key={loss}>
            {loss}: {slope.toFixed(2)} million calls more every year
          </li>
        ))}
      </ul>
    </>
  );
}
