export default { base: "./" }; // what is built works from any folder of a server
