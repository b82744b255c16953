/**
 * A number of millions as Korean counts, in 만 (10⁴) and 억 (10⁸): 4.4 → "440만", 124.2 → "1억 2,420만".
 * @param {number} millions
 */
export function koreanMillions(millions) {
  const man = Math.round(millions * 100);
  const eok = Math.floor(man / 10_000);
  const rest = man % 10_000;
  const parts = [eok > 0 ? `${eok}억` : "", rest > 0 || eok === 0 ? `${rest.toLocaleString("ko")}만` : ""];
  return parts.filter(Boolean).join(" ");
}
